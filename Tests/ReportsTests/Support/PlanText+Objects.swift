import Formulas
import WorkbookPlan

extension PlanText {
  // MARK: Conditions

  static func text(_ rule: Condition.Rule, at place: CellAddress) -> String {
    switch rule {
    case .colors(let low, let high): "colours \(text(low)), \(text(high))"
    case .threeColors(let low, let middle, let high):
      "colours \(text(low)), \(text(middle)), \(text(high))"
    case .bar(let bar):
      "bar \(color(bar.color))" + (bar.negativeColor.map { " below 0 \(color($0))" } ?? "")
        + (bar.showsValue ? "" : " alone")
    case .arrows: "arrows"
    case .when(let expression, let format):
      "=\(text(of: CellFormula(expression), at: place)) [\(text(format))]"
    case .value(let comparison, let value, let format):
      "\(comparison) \(number(value)) [\(text(format))]"
    }
  }

  private static func text(_ stop: Condition.Stop) -> String {
    "\(stop.position) \(color(stop.color))"
  }

  // MARK: Validations

  static func text(_ validation: Validation) -> String {
    var words = [
      "validation", validation.range.a1(), text(validation.rule, at: validation.range.first),
    ]
    if !validation.allowsBlank { words.append("not blank") }
    if let prompt = validation.prompt { words.append("prompt " + text(prompt)) }
    if let error = validation.error { words.append("\(validation.response) " + text(error)) }
    return words.joined(separator: " ")
  }

  private static func text(_ rule: Validation.Rule, at place: CellAddress) -> String {
    switch rule {
    case .choices(let choices): "choices \(choices)"
    case .whole(let low, let high): "whole \(text(low, at: place)) to \(text(high, at: place))"
    case .decimal(let low, let high): "decimal \(text(low, at: place)) to \(text(high, at: place))"
    case .oneOf(let expression): "list =\(text(of: CellFormula(expression), at: place))"
    case .holds(let expression): "custom =\(text(of: CellFormula(expression), at: place))"
    }
  }

  private static func text(_ bound: Validation.Bound, at place: CellAddress) -> String {
    switch bound {
    case .number(let value): number(value)
    case .of(let expression): "=\(text(of: CellFormula(expression), at: place))"
    }
  }

  private static func text(_ message: Validation.Message) -> String {
    "\(quoted(message.title)): \(quoted(message.text))"
  }

  // MARK: Charts

  static func lines(_ chart: Chart) -> [String] {
    var head =
      "chart \(chart.kind) at \(chart.anchor.a1()) \(chart.size.width) × \(chart.size.height)"
    if let title = chart.title { head += " \(quoted(title))" }
    if chart.legend != .none { head += " legend \(chart.legend)" }
    if let gap = chart.gap { head += " gap \(gap)" }
    var lines = [head, "  described \(quoted(chart.altText))"]
    lines.append("  across " + text(chart.categoryAxis))
    lines.append("  up " + text(chart.valueAxis))
    for series in chart.series {
      let name =
        switch series.name {
        case .text(let text): quoted(text)
        case .cells(let cells): "=\(cells.text)"
        }
      var words = ["  series \(name) \(series.categories.text) \(series.values.text)"]
      if let fill = series.color { words.append(color(fill)) }
      if let pattern = series.pattern { words.append("\(pattern)") }
      if series.showsLabels { words.append("labels \(series.labelFormat ?? "")") }
      lines.append(words.joined(separator: " "))
    }
    return lines
  }

  private static func text(_ axis: Chart.Axis) -> String {
    var words = [axis.title.map(quoted) ?? "untitled"]
    if let format = axis.numberFormat { words.append(format) }
    if let minimum = axis.minimum { words.append("from \(number(minimum))") }
    if let maximum = axis.maximum { words.append("to \(number(maximum))") }
    if axis.isReversed { words.append("reversed") }
    if let grid = axis.showsGrid { words.append(grid ? "grid" : "no grid") }
    return words.joined(separator: " ")
  }
}
