import Analysis
import Formulas
import Scoring
import Wording
import WorkbookPlan

// The figures that importance is computed from.
extension ImportanceSheet {
  /// The advised weights above the domains' columns, where sums of products read them.
  func advisedWeights(_ places: ImportancePlaces, _ palette: inout Palette) -> Row {
    let (text, number) = (palette(.text), palette(Self.points))
    let advised = Column.advised.rawValue
    return Row(
      [
        Cell(0, .blank, format: text),
        Cell(1, .text(texts.advisedWeight), format: text),
      ]
        + importance.domains.indices.map { domain in
          let cell = at(places.domains, domain, advised)
          return Cell(
            ImportancePlaces.start + domain,
            .formula(Function.if(Function.isNumber(cell), cell, "–")),
            format: number)
        }, height: 18)
  }

  /// Units × domains: the shares of full marks, the score, and the sum under the advised weights.
  func units(_ places: ImportancePlaces) -> AnalysisTable {
    let importance = importance
    let hasAdvice = advice != nil
    let columns = ImportancePlaces.start...(places.scoreColumn - 1)
    let weights = CellRange(rows: places.advisedRow...places.advisedRow, columns: columns).fixed()
    let domains = domainColumns { domain, unit in
      Self.figure(importance.shares[domain][unit])
    }
    let score = AnalysisTable.Column(
      texts["Điểm chưa làm tròn", "Unrounded score"], width: 11, Self.points
    ) { Self.figure(importance.scores[$0]) }
    let advised = AnalysisTable.Column(
      texts["Theo trọng số gợi ý (điểm)", "By advised weights (points)"], width: 17, Self.points
    ) { unit in
      let row = places.units + unit
      let own = CellRange(rows: row...row, columns: columns).term(fixedColumns: true)
      return hasAdvice
        ? .formula(Function.round(Function.sumProduct(own, weights) / 100, 9)) : .text("–")
    }
    return AnalysisTable(
      firstRow: places.units, count: places.unitCount,
      columns: unitColumns + domains + [score, advised])
  }

  /// Units × domains: the parts of the converted score and their sum; nil if there are no such parts.
  func parts(_ places: ImportancePlaces) -> AnalysisTable? {
    guard let parts = importance.parts else { return nil }
    let domains = domainColumns { domain, unit in Self.figure(parts[domain][unit]) }
    let sum = AnalysisTable.Column(texts.sum, width: 11, Self.points) { unit in
      let row = places.parts + unit
      let own = CellRange(
        rows: row...row, columns: ImportancePlaces.start...(places.scoreColumn - 1))
      return .formula(Function.round(Function.sum(own.term(fixedColumns: true)), 9))
    }
    return AnalysisTable(
      firstRow: places.parts, count: places.unitCount, columns: unitColumns + domains + [sum])
  }

  private var unitColumns: [AnalysisTable.Column] {
    let (layout, index, participants) = (layout, index, importance.participants)
    return [
      .init(texts.rowNumber, width: 9, .centred.with { $0.numberFormat = "0" }) {
        .number(Double($0 + 1))
      },
      .init(texts[.unitName], width: 40, .text) {
        .text(layout.name(of: participants[$0], in: index))
      },
    ]
  }

  private func domainColumns(
    _ content: @escaping @Sendable (_ domain: Int, _ unit: Int) -> Cell.Content
  ) -> [AnalysisTable.Column] {
    importance.domains.enumerated().map { domain, row in
      AnalysisTable.Column(
        texts[.domain] + " " + index.nodes[row.node].printedCode, width: 11, Self.points
      ) { content(domain, $0) }
    }
  }

  // MARK: The criteria

  /// The scored criteria below the domains, values of the program.
  func criteria(first: Int) -> AnalysisTable {
    let (rows, nodes) = (importance.criteria, index.nodes)
    let correlation = CellFormat.number.with { $0.numberFormat = "0.000" }
    return AnalysisTable(
      firstRow: first, count: rows.count,
      columns: [
        .init(texts[.code], width: 9, .text) { .text(nodes[rows[$0].node].printedCode) },
        .init(texts[.criterion], width: 40, .text) { .text(nodes[rows[$0].node].name) },
        .init(texts[.effectiveWeight], width: 11, .number.with { $0.numberFormat = "0.0" }) {
          Self.figure(rows[$0].weight * 100)
        },
        .init(texts.scoreCorrelation, width: 11, correlation) {
          Self.figure(rows[$0].correlation)
        },
        .init("S (R²)", width: 11, correlation) {
          Self.figure(rows[$0].firstOrder)
        },
      ])
  }
}
