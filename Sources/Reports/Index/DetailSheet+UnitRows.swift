import Formulas
import Scoring
import Wording
import WorkbookPlan

// Many units: a row each, the rounds side by side.
extension DetailSheet {
  func rowsOfUnits(_ palette: inout Palette) -> Sheet {
    let first = layout.axes.firstLine
    let lines = layout.details.flatMap { detail in
      detail.lines.map { (DetailLine($0, in: layout), detail) }
    }
    let unitRows = UnitRowsSheet(
      book: book, layout: layout, name: layout.detail.sheet, frame: frame,
      columns: lines.map { column($0, in: $1) },
      rounds: layout.details.map {
        ($0.positions.lowerBound - first)..<($0.positions.upperBound - first)
      },
      bands: layout.details.flatMap(bands),
      parameterLabels: (0..<layout.variants).flatMap(parameterLabels),
      flags: layout.hasSelfAssessment ? layout.selfDomains : [], unitCodes: unitCodes)
    let formulas = lines.map { LineFormulas($0.0.kind, layout, in: $0.1.sheet) }
    let values = lines.map { layout.result.column($0.0.kind) }
    let (groups, names) = (layout.result.groups, layout.groupNames)
    return unitRows.sheet(&palette) { line, participant in
      if lines[line].0.kind == .unitGroup { return .text(names[groups[participant]]) }
      return formulas[line].content(of: participant, values[line][participant])
    }
  }

  private func column(
    _ line: DetailLine, in detail: IndexLayout.DetailLayout
  ) -> UnitRowsSheet.Column {
    let parameters = (0..<layout.variants).flatMap { variant in
      zip(layout.parameters(of: line, variant: variant, in: detail), line.parameters)
    }
    return UnitRowsSheet.Column(
      code: line.code, name: line.name, isBold: line.text.isBold, fill: line.text.fill,
      parameters: parameters.map { ($0, $1) }, format: line.figure,
      width: line.isWord ? wordWidth(line) : UnitRowsSheet.width)
  }

  /// The width that shows every word of a line.
  private func wordWidth(_ line: DetailLine) -> Double {
    let column = layout.result.column(line.kind).compactMap { value -> String? in
      if case .text(let text) = value { text } else { nil }
    }
    let words = Set(line.kind == .unitGroup ? layout.groupNames : column)
    let measure = TextMeasure(line.figure)
    let widest = words.map { measure.columnWidth(of: $0) + 1 }.max() ?? 0
    return min(24, max(UnitRowsSheet.width, widest))
  }

  /// The domains of a round, then what is computed of them.
  private func bands(_ detail: IndexLayout.DetailLayout) -> [UnitRowsSheet.Band] {
    let nodes = layout.result.calculation.set.nodes
    let round = layout.texts.stage(detail.stage)
    let before = layout.details.count == 1 ? "" : round + ": "
    let first = detail.firstLine - layout.axes.firstLine
    var bands: [UnitRowsSheet.Band] = []
    var start = 0
    while start < nodes.count {
      var end = start + 1
      // Criteria outside of domains stand side by side under one head.
      let isDomain = nodes[start].rule == nil
      while end < nodes.count, nodes[end].parent != nil || !isDomain && nodes[end].rule != nil {
        end += 1
      }
      let text =
        isDomain
        ? before + "\(nodes[start].printedCode) \(nodes[start].name)"
        : before + layout.texts["Tiêu chí khác", "Other criteria"]
      bands.append(UnitRowsSheet.Band(text: text, columns: (first + start)..<(first + end)))
      start = end
    }
    let text = before + layout.texts[.results]
    bands.append(
      UnitRowsSheet.Band(
        text: text, columns: (first + nodes.count)..<(first + detail.lines.count)))
    return bands
  }
}
