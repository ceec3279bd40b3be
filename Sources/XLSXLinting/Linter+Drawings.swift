import Formulas
import WorkbookPlan
import XLSXReading

extension Linter {
  /// Looks at the drawing of a sheet and its charts.
  func lintDrawings(
    of sheet: XMLElement, in part: String, _ facts: BookFacts, _ found: inout FindingList
  ) throws(ReadFailure) {
    defer { found.part = part }
    guard let reference = sheet.first("drawing"),
      let drawing = facts.target(of: reference, in: part, type: "drawing", &found),
      let root = try tree(drawing, &found)
    else { return }
    var ids: Set<String> = []
    var charts: [String] = []
    for anchor in root.children where anchor.name.hasSuffix("Anchor") {
      let place = lintAnchor(anchor, &found)
      for properties in anchor.descendants("cNvPr") {
        if !ids.insert(properties["id"] ?? "").inserted {
          found.add(.drawingId, at: place, "two drawings of number '\(properties["id"] ?? "")'")
        }
        let isDecorative = properties.descendants("decorative").contains { $0["val"] == "1" }
        if !isDecorative, (properties["descr"] ?? "").allSatisfy(\.isWhitespace) {
          found.add(.drawingAltText, at: place, "'\(properties["name"] ?? "")' has none")
        }
      }
      for chart in anchor.descendants("chart") {
        let entry = facts.relationships[partKey(drawing)]?
          .first { $0.id == chart["id"] && $0.isOf("chart") }
        if let entry {
          charts.append(resolve(entry.target, from: drawing))
        } else {
          found.add(.drawingChart, at: place, "no chart is called '\(chart["id"] ?? "")'")
        }
      }
    }
    for chart in charts { try lintChart(chart, facts, &found) }
  }

  /// Looks at a drawing's corners and gives the cell of the first.
  private func lintAnchor(_ anchor: XMLElement, _ found: inout FindingList) -> String? {
    let from = anchor.first("from").flatMap(corner)
    let to = anchor.first("to").flatMap(corner)
    guard let from, from.isInSheet else {
      found.add(.drawingAnchor, "it starts outside of the sheet")
      return nil
    }
    if anchor.name == "twoCellAnchor" {
      if let to, to.isInSheet, to.row >= from.row, to.column >= from.column {
        return from.a1()
      }
      found.add(.drawingAnchor, at: from.a1(), "it ends before it starts, or outside of the sheet")
    }
    return from.a1()
  }

  /// Looks at a chart.
  private func lintChart(
    _ part: String, _ facts: BookFacts, _ found: inout FindingList
  ) throws(ReadFailure) {
    guard let root = try tree(part, &found) else { return }
    let formulas = facts.formulas
    for formula in root.descendants("f") {
      for fault in formulas.rangeFaults(in: formula.text) {
        found.add(.chartRange, "'\(formula.text)': \(fault.words)")
      }
    }
    let series = root.descendants("ser")
    if series.isEmpty || series.count > 255 {
      found.add(.chartSeries, "\(series.count) series")
    }
    for name in ["idx", "order"] {
      let numbers = series.compactMap { $0.first(name)?["val"] }
      if Set(numbers).count != series.count {
        found.add(.chartSeries, "two series of the same \(name), or one without")
      }
    }
    for title in root.descendants("title") {
      let text = title.descendants("t").map(\.text).joined()
      found.check(length: text, atMost: 255, .chartTitle)
    }
    lintAxes(root, &found)
  }

  /// Every axis that a plot or another axis names is there.
  private func lintAxes(_ root: XMLElement, _ found: inout FindingList) {
    for area in root.descendants("plotArea") {
      let axes = area.children.filter { $0.name.hasSuffix("Ax") }
      let there = Set(axes.compactMap { $0.first("axId")?["val"] })
      let named = area.children.filter { $0.name.hasSuffix("Chart") }.flatMap { $0.all("axId") }
      for axis in named + axes.flatMap({ $0.all("crossAx") }) {
        let id = axis["val"] ?? ""
        if !there.contains(id) { found.add(.chartAxis, "no axis '\(id)'") }
      }
    }
  }

  /// Looks at the remarks on cells and the shapes that show them.
  func lintComments(
    of sheet: XMLElement, in part: String, _ facts: BookFacts, _ found: inout FindingList
  ) throws(ReadFailure) {
    defer { found.part = part }
    let entries = facts.relationships[partKey(part)] ?? []
    guard let entry = entries.first(where: { $0.isOf("comments") }) else { return }
    var shapes: Set<CellAddress> = []
    if let reference = sheet.first("legacyDrawing"),
      let drawing = facts.target(of: reference, in: part, type: "vmlDrawing", &found),
      let root = try tree(drawing, &found)
    {
      shapes = Set(
        root.descendants("ClientData").compactMap { data in
          guard let row = data.first("Row").flatMap({ Int($0.text) }),
            let column = data.first("Column").flatMap({ Int($0.text) })
          else { return nil }
          return CellAddress(row: row, column: column)
        })
    }
    guard let root = try tree(resolve(entry.target, from: part), &found) else { return }
    let authors = root.first("authors")?.all("author").count ?? 0
    var seen: Set<CellAddress> = []
    for comment in root.first("commentList")?.all("comment") ?? [] {
      let place = comment["ref"] ?? ""
      found.check(index: comment["authorId"], below: authors, .commentAuthor, at: place)
      if let text = comment.first("text") { found.lintText(of: text, at: place) }
      guard let address = CellAddress(a1: place), seen.insert(address).inserted else {
        found.add(.commentCell, at: place, "'\(place)' is no cell, or has a remark already")
        continue
      }
      if !shapes.contains(address) { found.add(.commentShape, at: place, "no shape shows it") }
    }
  }
}

/// The cell of an anchor's corner.
private func corner(_ element: XMLElement) -> CellAddress? {
  guard let row = element.first("row").flatMap({ Int($0.text) }),
    let column = element.first("col").flatMap({ Int($0.text) })
  else { return nil }
  return CellAddress(row: row, column: column)
}
