import Formulas
import Scoring
import WorkbookPlan

/// A line of the detail sheet: what it is called, and how it and its figures look.
struct DetailLine: Sendable {
  let kind: Line.Kind
  /// The code and the name; no code for a line about the whole.
  let code, name: String
  /// The node whose points it holds; nil for a line below the criteria.
  let node: Int?
  /// How deep the node stands in the tree.
  let depth: Int
  /// Whether it holds words.
  let isWord: Bool
  /// The formats of its code and name, of its maximum and weight, and of its figures.
  let text: CellFormat
  let parameters: [CellFormat]
  let figure: CellFormat

  init(_ kind: Line.Kind, in layout: IndexLayout) {
    self.kind = kind
    let set = layout.result.calculation.set
    let isStrong: Bool
    let fill: Int?
    if case .contribution(let node, _) = kind {
      let criterion = set.nodes[node]
      self.node = node
      depth = set.depth(of: node)
      (code, name, isWord) = (criterion.printedCode, criterion.name, false)
      isStrong = criterion.rule == nil
      fill = depth == 0 && isStrong ? Colors.domain : nil
    } else {
      let style = layout.style(of: kind)
      (node, depth) = (nil, 0)
      (code, name, isWord) = (
        kind.node.map { set.nodes[$0].printedCode } ?? "", style.label, style.isWord
      )
      isStrong = style.isMain
      fill = isStrong ? Colors.total : nil
    }
    func styled(_ format: CellFormat) -> CellFormat {
      format.with {
        $0.isBold = isStrong
        $0.fill = fill
      }
    }
    text = styled(.text)
    // A maximum as the set writes it, and a weight, which may be any fraction.
    parameters = [LineStyle.words, LineStyle.points].map { code in
      styled(.number).with { $0.numberFormat = code }
    }
    let format = node == nil ? layout.style(of: kind).numberFormat : LineStyle.points
    figure = styled(isWord ? .centred : .number).with { $0.numberFormat = format }
  }
}

extension IndexLayout {
  /// What stands in the cells of a line's maximum and weight, for the position of a unit group.
  ///
  /// The final round takes them from the weights sheet, the others from the final one.
  func parameters(
    of line: DetailLine, variant: Int, in detail: DetailLayout
  ) -> [Cell.Content] {
    let weights = result.weights[variant]
    guard let node = line.node else {
      guard case .earned = line.kind else { return [.blank, .blank] }
      let domains = result.calculation.set.domains
      let cells = domains.map { cell(.weight(node: $0), group: variant).term() }
      return [.blank, .line(.call(.sum, cells), .number(weights.total))]
    }
    let isFinal = detail == self.detail
    let cells =
      isFinal
      ? [WeightsColumn.maximum, .effective].map {
        CellAddress(row: weightsRows.row(of: node), column: weightsColumn($0, variant))
      }
      : [cell(.maximum(node: node), group: variant), cell(.weight(node: node), group: variant)]
    let values = [weights.maximum[node], weights.effective[node]]
    return zip(cells, values).map { cell, value in
      .line(cell.fixed(in: isFinal ? weightsSheet : nil), .number(value))
    }
  }
}
