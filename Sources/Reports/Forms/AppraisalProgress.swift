import Formulas
import Scoring
import Wording
import WorkbookPlan

/// How far an appraisal is done: counts of statuses, for each criterion and for all of them.
struct AppraisalProgress {
  let form: AppraisalForm

  private var texts: Texts { form.texts }

  /// What is counted, in order.
  private static let counted: [(words: @Sendable (Texts) -> String, statuses: [FormStatus])] = [
    ({ $0["đã thẩm định", "appraised"] }, [.done, .notApplicable]),
    ({ $0["giữ nguyên", "kept"] }, [.kept]),
    ({ $0["cần nêu lý do", "reason needed"] }, [.unexplained]),
    (
      { $0["thiếu hoặc sai số liệu", "missing or wrong"] },
      [.partial, .wrong, .both, .failed, .outside]
    ),
    ({ $0["chưa có số liệu", "without figures"] }, [.blank]),
  ]

  /// The counts of all criteria.
  var content: Cell.Content {
    counts(over: form.layout.rows, of: form.form.content.criteria.reduce(0) { $0 + asked($1) })
  }

  /// The counts of a criterion's units.
  func content(of node: Int) -> Cell.Content {
    form.layout.block(of: node).map { counts(over: $0, of: asked(node)) } ?? .blank
  }

  /// The longest text that the counts of a criterion may become.
  func longest(of node: Int) -> String {
    let count = asked(node)
    return head(count)
      + Self.counted.map { "\($0.words(texts)) \(count)" }.joined(separator: "; ")
  }

  /// How many units a criterion asks.
  private func asked(_ node: Int) -> Int {
    form.form.participants.indices.count { form.form.asks($0, for: node) }
  }

  private func head(_ count: Int) -> String { "\(count)" + texts[" lượt: ", " in all: "] }

  private func counts(over rows: ClosedRange<Int>, of count: Int) -> Cell.Content {
    let column = form.layout.status
    let cells = CellRange(rows: rows, columns: column...column).term()
    let parts = Self.counted.enumerated().flatMap { position, part -> [Expression] in
      let counts = part.statuses.map { Function.countIf(cells, .text($0.word(texts))) }
      return [
        .text((position == 0 ? head(count) : "; ") + part.words(texts) + " "), .added(counts),
      ]
    }
    return .formula(.joined(parts))
  }
}

extension CellFormat.Borders {
  /// The lines at the sides of a criterion's cells, which run over the rows of its figures.
  static func criterion(isFirst: Bool, isLast: Bool) -> Self {
    var edges = Self.all(.thin, color: Colors.frame)
    if !isFirst { edges.top = CellFormat.Border() }
    if !isLast { edges.bottom = CellFormat.Border() }
    return edges
  }
}
