import Formulas
import Scoring

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
  /// One wording of two.
  func words(_ vietnamese: String, _ english: String) -> String {
    self == .vietnamese ? vietnamese : english
  }

  /// A number with a fixed count of decimals, with the reader's decimal mark.
  func decimals(_ number: Double, _ places: Int) -> String {
    var power = 1.0
    for _ in 0..<places { power *= 10 }
    let rounded = SpreadsheetNumber.round(number, places: places)
    guard let scaled = Int(exactly: (rounded * power).rounded()) else { return "\(number)" }
    var digits = String(abs(scaled))
    while digits.count <= places { digits = "0" + digits }
    let sign = scaled < 0 ? "-" : ""
    guard places > 0 else { return sign + digits }
    return sign + digits.dropLast(places) + words(",", ".") + digits.suffix(places)
  }

  /// A change with its sign shown as an arrow.
  func move(_ places: Int) -> String {
    places > 0 ? "▲\(places)" : places < 0 ? "▼\(-places)" : "="
  }
}
