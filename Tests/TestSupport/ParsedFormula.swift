public import Formulas
import Testing

/// The formula of a cell that a text stands for, wherever it stands; sheets are those it names.
public func parsed(_ text: String) -> CellFormula {
  let sheets = text.split(separator: "!").dropLast().map { part -> String in
    if part.last == "'", let start = part.dropLast().lastIndex(of: "'") {
      return String(part[part.index(after: start)...].dropLast())
    }
    return String(part.reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" }.reversed())
  }
  var reader = CellFormulaReader(sheets: sheets)
  let corner = CellPosition(sheet: 0, row: 0, column: 0)
  guard let number = try? reader.read(text, in: corner) else {
    Issue.record("'\(text)' is no formula")
    return CellFormula(Expression(.error(FormulaError(.name))))
  }
  // In the first cell a distance is a place.
  func plain(_ line: AreaReference.Line) -> AreaReference.Line {
    line.kind == .relative ? .init(line.number, .plain) : line
  }
  func plain(_ corner: AreaReference.Corner) -> AreaReference.Corner {
    .init(row: plain(corner.row), column: plain(corner.column))
  }
  return CellFormula(
    reader.formulas[number].expression.mappingReferences { reference in
      guard case .cells(var area) = reference else { return .reference(reference) }
      area.first = plain(area.first)
      area.last = plain(area.last)
      if case .position(let sheet) = area.sheet { area.sheet = .named(sheets[sheet]) }
      return .reference(.cells(area))
    })
}
