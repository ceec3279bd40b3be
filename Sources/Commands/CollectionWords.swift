import BookFiles
import Formulas
import Reports
import Scoring
import Wording

/// What a collection came to, in words: for the terminal, the report workbook and other programs.
struct CollectionWords {
  let collection: FormCollection
  let isApplied: Bool
  let language: Language

  init(_ collection: FormCollection, isApplied: Bool) {
    self.collection = collection
    self.isApplied = isApplied
    language = collection.book.language
  }

  private var book: Book { collection.book }

  /// What is wrong with all forms, by file; what rejects a form before what only asks for a look.
  var diagnostics: [Diagnostic] {
    let all = collection.forms.flatMap(\.diagnostics)
    return all.filter { $0.severity == .error } + all.filter { $0.severity == .warning }
  }

  /// The report workbook's content.
  var report: CollectionReport {
    CollectionReport(
      files: collection.forms.map(file),
      findings: collection.forms.enumerated().flatMap { position, form in
        form.diagnostics.map {
          CollectionReport.Finding(
            file: position, isFault: $0.severity == .error, sheet: $0.place?.sheet,
            cell: $0.place?.cell, message: $0.fault.message(in: language))
        }
      },
      changes: collection.changes.map(change),
      missing: collection.missing.map { missing in
        CollectionReport.Missing(
          sender: sender(missing.recipient), index: book.indices[missing.index].shortTitle,
          stage: language.stage(missing.stage))
      }, isApplied: isApplied)
  }

  /// One line per file.
  var table: String {
    var table = TextTable([
      (language[.file], .left), (language[.sender], .left),
      (language[.index], .left), (language[.round], .left),
      (language["Điền", "Filled"], .right), (language[.result], .left),
    ])
    table.rows = collection.forms.map(file).map { file in
      [
        file.path, file.sender, file.indices, file.stage, "\(file.answered)/\(file.asked)",
        file.verdict,
      ]
    }
    return table.text
  }

  /// What it all comes to, and who is missing.
  func summary(skipped: [String]) -> [String] {
    let rejected = collection.forms.count { $0.verdict == .rejected }
    let taken = collection.forms.count(where: \.isTaken)
    var lines = [
      language[
        "\(collection.forms.count) tệp: nhận \(taken), trả lại \(rejected); \(collection.changes.count) số liệu thay đổi",
        "\(collection.forms.count) files: \(taken) accepted, \(rejected) rejected; \(collection.changes.count) figures changed"
      ]
    ]
    if !skipped.isEmpty {
      lines.append(
        language["Bỏ qua (không phải bảng tính): ", "Passed over (no spreadsheets): "]
          + skipped.joined(separator: ", "))
    }
    for (stage, group) in Dictionary(grouping: collection.missing, by: \.stage)
      .sorted(by: { $0.key < $1.key })
    {
      let names = group.map { "\(code($0.recipient)) (\(book.indices[$0.index].shortTitle))" }
      lines.append(
        language["Chưa gửi, ", "Missing, "] + "\(language.stage(stage)): "
          + names.joined(separator: ", "))
    }
    if !isApplied, !collection.changes.isEmpty {
      lines.append(
        language[
          "Sổ chưa đổi; thêm --apply để ghi", "The book is as it was; add --apply to write"])
    }
    return lines
  }

  // MARK: Parts

  private func file(_ form: CollectedForm) -> CollectionReport.File {
    let identity = form.identity
    return CollectionReport.File(
      path: form.path, sender: identity.map { sender($0.recipient) } ?? "–",
      indices: identity.map { identity in
        identity.parts.map { part in
          book.indices.first { $0.id == part.index }?.shortTitle ?? part.index
        }.joined(separator: ", ")
      } ?? "–", stage: identity.map { language.stage($0.stage) } ?? "–", round: identity?.round,
      verdict: verdict(form.verdict), isRejected: form.verdict == .rejected,
      answered: form.answered, asked: form.asked)
  }

  private func change(_ change: FormCollection.Change) -> CollectionReport.Change {
    let index = book.indices[change.key.index]
    let node = index.criteria.nodes[change.key.criterion]
    let unit = book.units[index.participants[change.key.participant].unit]
    let inputs = node.rule?.inputs ?? []
    return CollectionReport.Change(
      unit: unit.name, index: index.shortTitle, code: node.code,
      printedCode: node.printedCode, criterion: node.name,
      figure: change.key.input.map { inputs[$0].text }
        ?? language[.notApplicable],
      stage: language.stage(change.key.stage), before: value(change.before),
      after: value(change.after),
      source: (change.after ?? change.before)?.source ?? "")
  }

  private func value(_ figure: CollectedFigure?) -> String {
    guard let figure else { return "" }
    guard let input = figure.key.input else { return Marks.notApplicable }
    let rule = book.indices[figure.key.index].criteria.nodes[figure.key.criterion].rule
    switch figure.value {
    case .number(let number) where rule?.inputs[input].kind == .date:
      return CalendarDate(serial: number).map { language.day($0) } ?? language[.notSent]
    case .number(let number):
      let text = SpreadsheetNumber.description(of: number)
      return language == .vietnamese ? String(text.map { $0 == "." ? "," : $0 }) : text
    case .text(let text): return text
    case .blank, .boolean, .error: return ""
    }
  }

  func verdict(_ verdict: CollectedForm.Verdict) -> String {
    switch verdict {
    case .accepted: language["Nhận", "Accepted"]
    case .acceptedWithWarnings: language["Nhận, có cảnh báo", "Accepted, with warnings"]
    case .rejected: language["Trả lại", "Rejected"]
    case .superseded: language["Thay bằng đợt mới", "Superseded"]
    }
  }

  private func sender(_ recipient: FormIdentity.Recipient) -> String {
    switch recipient {
    case .unit(let code): book.units.first { $0.code == code }?.name ?? code
    case .agency(let name):
      name.map(book.name(ofAgency:)) ?? language["Không nêu cơ quan", "No agency named"]
    }
  }

  private func code(_ recipient: FormIdentity.Recipient) -> String {
    if case .unit(let code) = recipient { code } else { sender(recipient) }
  }
}
