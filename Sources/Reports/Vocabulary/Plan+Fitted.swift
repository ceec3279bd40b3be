import Formulas
import WorkbookPlan

// Texts of a book that stand where Excel takes few characters: there they are cut, in cells they are whole.
extension Plan {
  /// The plan with its document properties and the words of its charts cut to what Excel takes.
  func fitted() -> Plan {
    var plan = self
    for text in [
      \Properties.title, \.subject, \.author, \.keywords, \.category, \.comments,
    ] {
      plan.properties[keyPath: text] = plan.properties[keyPath: text].cut(
        to: Limits.propertyUnits)
    }
    for sheet in plan.sheets.indices {
      plan.sheets[sheet].charts = plan.sheets[sheet].charts.map(\.fitted)
    }
    return plan
  }
}

extension Chart {
  fileprivate var fitted: Chart {
    var chart = self
    chart.title = title.map(Self.fitted)
    chart.altText = altText.cut(to: Limits.altTextUnits)
    chart.categoryAxis.title = categoryAxis.title.map(Self.fitted)
    chart.valueAxis.title = valueAxis.title.map(Self.fitted)
    for place in series.indices {
      if case .text(let name) = series[place].name {
        chart.series[place].name = .text(Self.fitted(name))
      }
    }
    return chart
  }

  /// A title that begins with « = » would be taken for a formula.
  private static func fitted(_ text: String) -> String {
    (text.hasPrefix("=") ? " " + text : text).cut(to: Limits.chartTextUnits)
  }
}
