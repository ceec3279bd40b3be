import BookFiles
import Foundation
package import Scoring
package import TestSupport

/// A form as a test writes it: the table's rows, the hidden sheet, and everything that can go wrong.
package struct FormDraft: Sendable {
  /// A cell as the file holds it.
  package enum Content: Sendable {
    case text(String)
    case number(Double)
    case boolean(Bool)
    case error(String)
    case formula(String, String?)
    /// A formula that gives a text.
    case textFormula(String, String)
    /// A number shown as a date.
    case date(Double)
    /// A number shown in percent.
    case percent(Double)
  }

  /// A row of the table.
  package struct Row: Sendable {
    package var cells: [FormColumn: Content] = [:]

    /// A row with its keys, and the words that it shows for its unit and figure.
    package init(
      _ unit: String, _ criterion: String, _ input: String, name: String = "", figure: String = ""
    ) {
      cells = [
        .unit: .text(unit), .criterion: .text(criterion), .input: .text(input),
        .code: .text(criterion), .name: .text(name), .sentName: .text(name),
        .figure: .text(figure), .sentFigure: .text(figure),
      ]
    }
  }

  package var identity: [(key: String, value: String)]
  package var hasIdentity = true
  /// The columns in the order they stand in, from A on.
  package var columns: [FormColumn] = [
    .unit, .criterion, .input, .code, .value, .mark, .points, .evidence, .note, .name, .figure,
    .sentName, .sentFigure,
  ]
  package var rows: [Row]
  package var index = "cchc"
  /// How often the table is there.
  package var tables = 1

  /// The first row of the table, from 1: the marker row stands above it.
  package static let firstRow = 4

  /// The unfilled form of a recipient.
  package init(
    _ book: Book, _ recipient: FormIdentity.Recipient, stage: Stage = .self, round: Int = 1
  ) {
    let index = book.indices[0]
    identity =
      FormIdentity(
        book: book.id, year: book.year, recipient: recipient, stage: stage, round: round,
        parts: [FormIdentity.Part(index: index.id, version: index.criteria.formVersion)]
      ).rows
    rows = []
    guard
      let content = FormContent(index, units: book.units, recipient: recipient, stage: stage)
    else { return }
    for criterion in content.criteria {
      let node = index.criteria.nodes[criterion]
      for participant in content.participants where content.asks(participant, for: criterion) {
        for input in node.rule?.inputs ?? [] {
          let unit = book.units[index.participants[participant].unit]
          rows.append(
            Row(unit.code, node.code, input.code, name: unit.shortName, figure: input.text))
        }
      }
    }
  }

  /// The cell of a criterion's figure, such as `E7`.
  package func address(_ criterion: String, _ column: FormColumn = .value, input: Int = 0) -> String
  {
    let first = rows.firstIndex { row in
      if case .text(criterion) = row.cells[.criterion] { true } else { false }
    }
    let letter = columns.firstIndex(of: column).map { "ABCDEFGHIJKLM"[$0] } ?? "?"
    return "\(letter)\((first ?? 0) + input + Self.firstRow)"
  }

  package subscript(
    _ criterion: String, _ column: FormColumn = .value, input input: Int = 0
  ) -> Content? {
    get { nil }
    set {
      let first = rows.firstIndex { row in
        if case .text(criterion) = row.cells[.criterion] { true } else { false }
      }
      if let first { rows[first + input].cells[column] = newValue }
    }
  }

  /// Fills in all figures of the small book's form for a department.
  package mutating func fill() {
    self["1.1"] = .number(1.5)
    self["1.1", .evidence] = .text("Quyết định 1/QĐ")
    self["1.2"] = .text("A")
    self["1.3"] = .number(9)
    self["1.3", input: 1] = .number(10)
    self["1.10"] = .number(1)
    self["1.5"] = .number(88.5)
    self["1.6"] = .number(1500)
  }

  /// Writes the form and gives its path.
  package func write(in scratch: Scratch, named name: String = "phieu.xlsx") throws -> String {
    try scratch.archive(parts, name: name)
  }

  // MARK: The file

  private var parts: ArchiveParts {
    let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let relationships = "http://schemas.openxmlformats.org/package/2006/relationships"
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    var parts = ArchiveParts()
    parts["_rels/.rels"] =
      "<Relationships xmlns='\(relationships)'><Relationship Id='r1' Type='\(types)/officeDocument' Target='xl/workbook.xml'/></Relationships>"
    var sheets = (0..<tables).map { (name: $0 == 0 ? "Phiếu" : "Phiếu \($0 + 1)", rows: table) }
    if hasIdentity { sheets.append((name: FormIdentity.sheetName, rows: identityRows)) }
    parts["xl/workbook.xml"] =
      "<workbook xmlns='\(main)' xmlns:r='\(types)'><sheets>"
      + sheets.enumerated().map {
        "<sheet name='\($1.name)' sheetId='\($0 + 1)' r:id='r\($0 + 1)'/>"
      }
      .joined() + "</sheets></workbook>"
    parts["xl/_rels/workbook.xml.rels"] =
      "<Relationships xmlns='\(relationships)'>"
      + sheets.indices.map {
        "<Relationship Id='r\($0 + 1)' Type='\(types)/worksheet' Target='worksheets/sheet\($0 + 1).xml'/>"
      }.joined()
      + "<Relationship Id='s' Type='\(types)/styles' Target='styles.xml'/></Relationships>"
    parts["xl/styles.xml"] =
      "<styleSheet xmlns='\(main)'><cellXfs count='3'><xf numFmtId='0'/><xf numFmtId='14' applyNumberFormat='1'/><xf numFmtId='9'/></cellXfs></styleSheet>"
    for (position, sheet) in sheets.enumerated() {
      parts["xl/worksheets/sheet\(position + 1).xml"] =
        "<worksheet xmlns='\(main)'><sheetData>\(sheet.rows)</sheetData></worksheet>"
    }
    return parts
  }

  private var identityRows: String {
    identity.enumerated().map { row, pair in
      "<row r='\(row + 1)'>" + cell("A\(row + 1)", .text(pair.key))
        + cell("B\(row + 1)", .text(pair.value)) + "</row>"
    }.joined()
  }

  private var table: String {
    let marker = Self.firstRow - 1
    let marks = columns.enumerated().map { column, kind in
      cell(
        "\("ABCDEFGHIJKLM"[column])\(marker)",
        .text(kind == .unit ? FormColumn.tablePrefix + index : kind.rawValue))
    }
    let body = rows.enumerated().map { position, row in
      let number = position + Self.firstRow
      return "<row r='\(number)'>"
        + columns.enumerated().map { column, kind in
          row.cells[kind].map { cell("\("ABCDEFGHIJKLM"[column])\(number)", $0) } ?? ""
        }.joined() + "</row>"
    }
    return "<row r='\(marker)'>\(marks.joined())</row>" + body.joined()
  }

  private func cell(_ address: String, _ content: Content) -> String {
    func escaped(_ text: String) -> String {
      text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
    }
    return switch content {
    case .text(let text):
      "<c r='\(address)' t='inlineStr'><is><t xml:space='preserve'>\(escaped(text))</t></is></c>"
    case .number(let number): "<c r='\(address)'><v>\(number)</v></c>"
    case .boolean(let truth): "<c r='\(address)' t='b'><v>\(truth ? 1 : 0)</v></c>"
    case .error(let name): "<c r='\(address)' t='e'><v>\(name)</v></c>"
    case .formula(let formula, let value):
      "<c r='\(address)'><f>\(escaped(formula))</f>" + (value.map { "<v>\($0)</v>" } ?? "") + "</c>"
    case .textFormula(let formula, let value):
      "<c r='\(address)' t='str'><f>\(escaped(formula))</f><v>\(escaped(value))</v></c>"
    case .date(let number): "<c r='\(address)' s='1'><v>\(number)</v></c>"
    case .percent(let number): "<c r='\(address)' s='2'><v>\(number)</v></c>"
    }
  }
}

extension String {
  fileprivate subscript(_ position: Int) -> Character {
    self[index(startIndex, offsetBy: position)]
  }
}
