import Formulas
import Scoring
import WorkbookPlan

// The criteria that did not apply to each unit, and what becomes of their points.
extension SpecialCasesSheet {
  // MARK: The criteria of each unit

  var marksTable: AnalysisTable {
    let own = self
    let whole = CellFormat.centred.with { $0.numberFormat = "0" }
    let mark = CellFormat.centred.with { $0.fontSize = 10 }
    var columns = layout.unitColumns(book, nameWidth: Self.nameWidth)
    let last = Self.firstCriterion + criteria.count - 1
    columns.append(
      AnalysisTable.Column(texts["Số tiêu chí", "Criteria"], width: 8, whole) {
        let row = own.firstOfMarks + $0
        let marks = CellRange(rows: row...row, columns: Self.firstCriterion...last).term()
        return .line(Function.sumProduct(-(-(marks .!= ""))), .number(Double(own.counts[$0])))
      })
    let code = TextMeasure(size: 10, isBold: true)
    for node in criteria {
      let name = set.nodes[node].code
      let marks = SpecialCaseMarks(node, layout)
      columns.append(
        AnalysisTable.Column(
          name, width: min(12, max(Self.markWidth, code.columnWidth(of: name) + 0.2)), mark
        ) { marks.content(of: $0, in: own.name) })
    }
    fill(&columns)
    columns.append(
      AnalysisTable.Column("", width: 8, .hiddenNumber, isHidden: true) {
        .formula(own.marked(Self.countColumn).place(ofRow: own.firstOfMarks + $0))
      })
    let places = Dictionary(
      uniqueKeysWithValues: hidden.enumerated().map { position, kind in
        let first = CellAddress(row: firstOfMarks, column: hiddenColumn + 1 + position)
        return (kind, Placement(sheet: name, first: first, isAcross: false, count: units))
      })
    for kind in hidden {
      columns.append(
        AnalysisTable.Column("", width: 8, .hiddenNumber, isHidden: true) {
          own.layout.content(kind, of: $0, in: own.name, own: places)
        })
    }
    return AnalysisTable(firstRow: firstOfMarks, count: units, columns: columns)
  }

  // MARK: The policies

  var policyTable: AnalysisTable {
    let own = self
    let (criteria, set) = (criteria, set)
    let words = RuleWords(texts: texts)
    return AnalysisTable(
      firstRow: firstOfPolicies, count: criteria.count,
      columns: [
        AnalysisTable.Column(texts["Mã", "Code"], width: 7, .text.with { $0.fontSize = 10 }) {
          .text(set.nodes[criteria[$0]].code)
        },
        AnalysisTable.Column(
          texts["Tiêu chí: cách xử lý khi không áp dụng", "Criterion: what happens"],
          width: Self.nameWidth,
          .text.with { $0.fontSize = 10 }
        ) {
          let criterion = set.nodes[criteria[$0]]
          return .text(
            "\(criterion.name): " + words.describe(criterion.notApplicable, in: set).lowercasedFirst
          )
        },
        AnalysisTable.Column(
          texts["Số đơn vị", "Units"], width: 8, .centred.with { $0.numberFormat = "0" }
        ) {
          .formula(
            Function.sumProduct(-(-(own.marked(Self.firstCriterion + $0).fixed() .!= ""))))
        },
      ])
  }
}

extension String {
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
