import Formulas
import Scoring
import Verification
import Wording
import WorkbookPlan
import XLSXReading

/// What `verify` found, as text for people and as JSON for programs.
struct VerificationReport {
  private let verification: Verification
  private let workbook: String
  private let language: Language

  init(_ verification: Verification, workbook: String, language: Language) {
    self.verification = verification
    self.workbook = workbook
    self.language = language
  }

  // MARK: Text

  /// Everything found, at most so many cells of each kind and sheet and units of each index.
  func text(top: Int) -> String {
    var parts: [String] = []
    if !verification.changedSources.isEmpty {
      parts.append(
        language[
          "Lưu ý: số liệu của kỳ đã thay đổi từ khi lập sổ này: ",
          "Note: the book has changed since this workbook was written: "]
          + verification.changedSources.joined(separator: ", "))
    }
    for (heading, findings) in groups where !findings.isEmpty {
      parts.append("\(heading): \(findings.count)\n" + lines(findings, top: top))
    }
    if !stale.isEmpty { parts.append(staleResults) }
    parts += effects(top: top)
    if let engine { parts.append(engine) }
    parts.append(verdict)
    return parts.joined(separator: "\n\n")
  }

  private var groups: [(String, [Finding])] {
    let findings = verification.findings
    return [
      (
        language[
          "Công thức, ô khóa, cấu trúc bị thay đổi", "Formulas, locked cells, structure"],
        findings.filter(\.isFault)
      ),
      (
        language["Ô nhập đã sửa", "Changed inputs"],
        findings.filter { !$0.isFault && !$0.isStale }
      ),
    ]
  }

  private var stale: [Finding] { verification.findings.filter(\.isStale) }

  /// Results that no program has computed since the change: one change makes thousands.
  private var staleResults: String {
    let shown = stale.prefix(3).map { "  \($0.place): \($0.message(in: language))" }
    return language[
      "Kết quả trong tệp chưa được tính lại sau khi sửa: \(stale.count) ô, ví dụ:\n",
      "Results in the file that were not recalculated after the change: \(stale.count), such as:\n"]
      + shown.joined(separator: "\n")
  }

  private func lines(_ findings: [Finding], top: Int) -> String {
    var counts: [String: Int] = [:]
    var lines: [String] = []
    for finding in findings {
      counts[finding.sheet, default: 0] += 1
      guard counts[finding.sheet, default: 0] <= top else { continue }
      lines.append("  \(finding.place): \(finding.message(in: language))")
    }
    for (sheet, count) in counts.sorted(by: { $0.key < $1.key }) where count > top {
      lines.append(
        "  \(sheet): " + language["và \(count - top) ô khác", "and \(count - top) more"])
    }
    return lines.joined(separator: "\n")
  }

  private func effects(top: Int) -> [String] {
    let book = verification.evaluation.book
    return book.indices.indices.compactMap { index in
      let effects = verification.effects.filter { $0.index == index }
      guard !effects.isEmpty else { return nil }
      let shown = effects.prefix(top).map {
        "  \(unit($0)): \($0.message(in: language))"
      }
      let more =
        effects.count > top
        ? [
          "  "
            + language[
              "và \(effects.count - top) đơn vị khác", "and \(effects.count - top) more"]
        ]
        : []
      let heading = language[
        "Ảnh hưởng đến \(book.indices[index].shortTitle): \(effects.count) đơn vị",
        "Effect on \(book.indices[index].shortTitle): \(effects.count) units"]
      return ([heading] + shown + more).joined(separator: "\n")
    }
  }

  private func unit(_ effect: Effect) -> String {
    let book = verification.evaluation.book
    return book.units[book.indices[effect.index].participants[effect.participant].unit].shortName
  }

  private var engine: String? {
    switch verification.engine {
    case .nothingToScore: nil
    case .impossible:
      language[
        "Chương trình không chấm lại được vì không chỉ ô nhập bị sửa.",
        "The program cannot score this: more than inputs was changed."]
    case .unfitWeights(let words):
      language[
        "Chương trình không chấm lại được với trọng số trong sổ: ",
        "The program cannot score the weights in the workbook: "] + words
    case .agrees:
      language[
        "Chương trình chấm lại với các ô đã sửa: khớp mọi điểm, vị thứ, xếp loại trong sổ.",
        "Scored by the program with the changed inputs: every score, rank and grade agrees."]
    case .differs(let effects):
      language[
        "LỖI: chương trình chấm lại khác sổ tính lại ở \(effects.count) đơn vị:",
        "ERROR: the program's results differ from the workbook's for \(effects.count) units:"]
        + effects.prefix(10).map { "\n  \(unit($0)): \($0.message(in: language))" }.joined()
    }
  }

  private var verdict: String {
    let inputs = groups[1].1.count
    switch (verification.hasFaults, verification.findings.isEmpty) {
    case (_, true):
      return language[
        "Sổ đúng như chương trình đã lập.", "The workbook is as the program wrote it."]
    case (false, _):
      return language[
        "Không có công thức nào bị ghi đè; \(inputs) ô nhập đã sửa.",
        "No formula was overwritten; \(inputs) inputs changed."]
    case (true, _):
      return language[
        "Sổ không còn tin được: hãy chép lại các ô nêu trên, hoặc lập lại sổ rồi nhập lại các ô nhập.",
        "The workbook can be trusted no longer: restore the cells named above, or write it anew and enter the inputs again."
      ]
    }
  }

  // MARK: JSON

  private struct Report: Encodable {
    var workbook: String
    var faults: Bool
    var changedSources: [String]
    var findings: [Item]
    var effects: [Change]
    var engine: String

    struct Item: Encodable {
      var kind: String
      var sheet: String
      var cell: String?
      var message: String
    }

    struct Change: Encodable {
      var index: String
      var unit: String
      var message: String
    }
  }

  /// Everything found, as JSON.
  func json() throws -> String {
    let book = verification.evaluation.book
    let engine =
      switch verification.engine {
      case .nothingToScore: "nothing to score"
      case .impossible: "impossible"
      case .unfitWeights: "unfit weights"
      case .agrees: "agrees"
      case .differs: "differs"
      }
    return try JSONText.encode(
      Report(
        workbook: workbook, faults: verification.hasFaults,
        changedSources: verification.changedSources,
        findings: verification.findings.map { finding in
          Report.Item(
            kind: finding.name, sheet: finding.sheet, cell: finding.address?.a1(),
            message: finding.message(in: language))
        },
        effects: verification.effects.map { effect in
          let index = book.indices[effect.index]
          return Report.Change(
            index: index.id, unit: book.units[index.participants[effect.participant].unit].code,
            message: effect.message(in: language))
        }, engine: engine))
  }
}

extension Finding {
  /// Whether it is a result from before a change.
  fileprivate var isStale: Bool {
    if case .staleResult = kind { true } else { false }
  }

  /// The kind's name for programs.
  fileprivate var name: String {
    switch kind {
    case .changedInput: "changed-input"
    case .overwritten: "overwritten-formula"
    case .changedFormula: "changed-formula"
    case .changedCell: "changed-cell"
    case .addedFormula: "added-formula"
    case .unreadable: "unreadable-formula"
    case .staleResult: "stale-result"
    case .cycle: "cycle"
    case .missingSheet: "missing-sheet"
    case .extraSheet: "extra-sheet"
    case .movedRows: "moved-rows"
    case .movedColumns: "moved-columns"
    }
  }
}
