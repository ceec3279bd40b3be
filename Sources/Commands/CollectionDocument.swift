import BookFiles
import Reports
import Scoring
import Wording

/// What a collection came to, as a program reads it.
struct CollectionDocument: Encodable {
  private struct File: Encodable {
    var file: String
    var sender: String
    var stage: String?
    var round: Int?
    var verdict: String
    var answered: Int
    var asked: Int
    var findings: [Finding]
  }

  private struct Finding: Encodable {
    var severity: String
    var sheet: String?
    var cell: String?
    var message: String
  }

  private struct Change: Encodable {
    var unit: String
    var index: String
    var criterion: String
    var figure: String
    var stage: String
    var before: String
    var after: String
    var source: String
  }

  private struct Missing: Encodable {
    var sender: String
    var index: String
    var stage: String
  }

  private var applied: Bool
  private var report: String
  private var files: [File]
  private var changes: [Change]
  private var missing: [Missing]
  private var skipped: [String]

  init(_ words: CollectionWords, report path: String, skipped: [String]) {
    let content = words.report
    applied = words.isApplied
    report = path
    self.skipped = skipped
    files = zip(words.collection.forms, content.files).map { form, file in
      File(
        file: form.path, sender: file.sender, stage: form.identity?.stage.code, round: file.round,
        verdict: "\(form.verdict)", answered: form.answered, asked: form.asked,
        findings: form.diagnostics.map {
          Finding(
            severity: $0.severity == .error ? "error" : "warning", sheet: $0.place?.sheet,
            cell: $0.place?.cell, message: $0.fault.message(in: words.language))
        })
    }
    changes = content.changes.map {
      Change(
        unit: $0.unit, index: $0.index, criterion: $0.code, figure: $0.figure, stage: $0.stage,
        before: $0.before, after: $0.after, source: $0.source)
    }
    missing = content.missing.map { Missing(sender: $0.sender, index: $0.index, stage: $0.stage) }
  }
}
