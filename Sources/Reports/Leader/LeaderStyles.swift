import WorkbookPlan

extension CellFormat {
  /// A cell of a leader's page: without a frame, a dotted line under it.
  static let leader = CellFormat().with {
    $0.fontSize = 11
    $0.vertical = .center
    $0.borders.bottom = Border(.dotted, color: Colors.rule)
  }

  /// The head of a column there: blue over a blue line.
  static let leaderHead = CellFormat().with {
    $0.fontSize = 10
    $0.isBold = true
    $0.color = Colors.strong
    $0.wraps = true
    $0.borders.bottom = Border(.medium, color: Colors.strong)
  }

  /// The title of a list there.
  static let leaderTitle = CellFormat().with {
    $0.fontSize = 11
    $0.isBold = true
    $0.color = Colors.strong
    $0.vertical = .center
    $0.borders.bottom = Border(.thin, color: Colors.strong)
  }

  /// A sentence under the title.
  static let sentence = CellFormat().with {
    $0.fontSize = 12
    $0.vertical = .center
  }

  /// A note under a table.
  static let note = CellFormat().with {
    $0.fontSize = 10
    $0.isItalic = true
    $0.color = Colors.muted
    $0.vertical = .center
  }
}

extension CellFormat {
  func aligned(_ horizontal: HorizontalAlignment) -> CellFormat {
    with { $0.horizontal = horizontal }
  }

  func formatted(_ numberFormat: String) -> CellFormat { with { $0.numberFormat = numberFormat } }
}
