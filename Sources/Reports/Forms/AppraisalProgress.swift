import Formulas
import Scoring
import WorkbookPlan

/// How far an appraisal is done: counts of statuses, for each criterion and for all of them.
struct AppraisalProgress {
  let form: AppraisalForm
  /// The statuses at first, by criterion.
  let statuses: [Int: [FormStatus?]]

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
    counts(over: form.layout.rows, statuses.values.flatMap(\.self))
  }

  /// The counts of a criterion's units.
  func content(of node: Int) -> Cell.Content {
    guard let rows = form.layout.block(of: node) else { return .blank }
    return counts(over: rows, statuses[node] ?? [])
  }

  /// The longest text that the counts of a criterion may become.
  func longest(of node: Int) -> String {
    let count = statuses[node]?.count ?? 0
    return text([Int](repeating: count, count: Self.counted.count), of: count)
  }

  private func counts(over rows: ClosedRange<Int>, _ own: [FormStatus?]) -> Cell.Content {
    let column = form.layout.status
    let range = CellRange(rows: rows, columns: column...column).a1()
    let parts = Self.counted.map { words, statuses in
      let counts = statuses.map { "COUNTIF(\(range),\"\($0.word(texts))\")" }
      return "\"\(words(texts)) \"&\(counts.joined(separator: "+"))"
    }
    let numbers = Self.counted.map { _, statuses in
      own.count { status in status.map { statuses.contains($0) } ?? false }
    }
    return .formula(
      "\"\(own.count)\(texts[" lượt: ", " in all: "])\"&" + parts.joined(separator: "&\"; \"&"),
      .text(text(numbers, of: own.count)))
  }

  private func text(_ numbers: [Int], of count: Int) -> String {
    "\(count)" + texts[" lượt: ", " in all: "]
      + zip(Self.counted, numbers).map { "\($0.words(texts)) \($1)" }.joined(separator: "; ")
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
