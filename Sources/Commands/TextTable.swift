import Formulas
import Scoring
import Wording

/// A table as aligned text for the terminal.
struct TextTable {
  /// Which edge of its column a text keeps to.
  enum Alignment {
    case left, right
  }

  let heads: [String]
  let alignments: [Alignment]
  var rows: [[String]] = []

  init(_ columns: [(head: String, alignment: Alignment)]) {
    heads = columns.map(\.head)
    alignments = columns.map(\.alignment)
  }

  /// The heads and rows, one line each, columns two spaces apart.
  var text: String {
    let lines = [heads] + rows
    let widths = heads.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
    return lines.map { fields in
      let cells = fields.enumerated().map { column, field in
        let space = String(repeating: " ", count: widths[column] - field.count)
        return alignments[column] == .left ? field + space : space + field
      }
      let line = cells.joined(separator: "  ")
      return String(line.prefix(line.count - line.reversed().prefix { $0 == " " }.count))
    }.joined(separator: "\n")
  }
}

extension Language {
  /// A change with its sign shown as an arrow.
  func move(_ places: Int) -> String {
    places > 0 ? "▲\(places)" : places < 0 ? "▼\(-places)" : "="
  }
}
