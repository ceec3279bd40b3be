import Formulas
import Scoring
import WorkbookPlan

// The criteria that did not apply to each unit, and what becomes of their points.
extension SpecialCasesSheet {
  // MARK: The criteria of each unit

  var marksTable: AnalysisTable {
    let own = self
    let (criteria, counts) = (criteria, counts)
    let words = SpecialCaseMarks(layout: layout)
    let whole = CellFormat.centred.with { $0.numberFormat = "0" }
    let mark = CellFormat.centred.with { $0.fontSize = 10 }
    var columns = layout.unitColumns(book, nameWidth: Self.nameWidth)
    let last = Self.firstCriterion + criteria.count - 1
    columns.append(
      AnalysisTable.Column(texts["Số tiêu chí", "Criteria"], width: 8, whole) {
        let row = own.firstOfMarks + $0
        let marks = CellRange(rows: row...row, columns: Self.firstCriterion...last).a1()
        return .formula("SUMPRODUCT(--(\(marks)<>\"\"))", .number(Double(counts[$0])))
      })
    let code = TextMeasure(size: 10, isBold: true)
    for node in criteria {
      let name = set.nodes[node].code
      columns.append(
        AnalysisTable.Column(
          name, width: min(12, max(Self.markWidth, code.columnWidth(of: name) + 0.2)), mark
        ) { words.content(node, of: $0) })
    }
    while columns.count < hiddenColumn {
      columns.append(
        AnalysisTable.Column("", width: 9, CellFormat(), isHidden: true) { _ in .blank })
    }
    let order = order
    var positions = [Int](repeating: 0, count: units)
    for (position, participant) in order.enumerated() { positions[participant] = position + 1 }
    let places = positions
    for hidden in Hidden.allCases where hidden != .flag {
      columns.append(
        AnalysisTable.Column("", width: 8, .hiddenNumber, isHidden: true) {
          own.hidden(hidden, $0, count: counts[$0], position: places[$0])
        })
    }
    return AnalysisTable(firstRow: firstOfMarks, count: units, columns: columns)
  }

  func hidden(
    _ hidden: Hidden, _ participant: Int, count: Int, position: Int
  ) -> Cell.Content {
    let row = firstOfMarks + participant
    let group = result.groups[participant]
    let nodes = layout.nodeRange(final, of: participant) ?? ""
    switch hidden {
    case .key:
      // The count first, then the order of the units, of which there are fewer than the factor.
      return .formula(
        "\(address(Self.countColumn, row: row))*100000-\(address(0, row: row))",
        .number(Double(count) * 100_000 - Double(participant + 1)))
    case .position:
      return .formula(
        "RANK(\(address(column(.key), row: row)),\(range(column(.key))))",
        .number(Double(position)))
    case .total:
      return .formula(layout.totalWeight(group: group), .number(result.weights[group].total))
    case .shared:
      return .formula(
        "SUMIF(\(nodes),\"\(Marks.redistributed)\",\(layout.weightRange(group: group)))",
        .number(shared(participant)))
    case .survey:
      let rows = IndexLayout.firstRow...(IndexLayout.firstRow + max(1, set.nodes.count) - 1)
      let flags = CellRange(rows: rows, columns: column(.flag)...column(.flag)).absolute
      return .formula("SUMPRODUCT(\(flags),\(nodes))", survey(participant))
    case .flag: return .blank
    }
  }

  // MARK: The policies

  var policyTable: AnalysisTable {
    let own = self
    let (criteria, found, set) = (criteria, found, set)
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
            "SUMPRODUCT(--(\(own.range(Self.firstCriterion + $0))<>\"\"))",
            .number(Double(found[$0])))
        },
      ])
  }
}

extension String {
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
