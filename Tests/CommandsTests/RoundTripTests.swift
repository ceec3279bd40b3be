import BookFiles
import Formulas
import Foundation
import Reports
import Scoring
import TestSupport
import Testing
import Wording
import WorkbookPlan

/// The shipped books' figures, sent out as forms, filled in by another program, collected and scored.
@Suite(.serialized) struct RoundTripTests {
  /// A shipped book and a program that fills in its forms and saves them its own way.
  struct Trip: Sendable, CustomTestStringConvertible {
    var template: String
    var program: String

    var testDescription: String { "\(template) through \(program)" }

    static let all = ["ninh-thuan-2021", "cap-huyen-2021"].flatMap { template in
      ["openpyxl", "libreoffice"].map { Trip(template: template, program: $0) }
    }
  }

  @Test(arguments: Trip.all)
  func formsFilledByAnotherProgramGiveTheShippedResult(_ trip: Trip) throws {
    let scratch = try Scratch()
    try scratch.copyBook(trip.template)
    let shipped = try #require(try loadBook(at: "\(templates)/\(trip.template)").book)
    let data = shipped.sources.filter { $0.role == .data }.map(\.path)
    for file in data {
      let header = try #require(try text(scratch("book/" + file)).split(separator: "\n").first)
      try scratch.write(header + "\n", to: "book/" + file)
    }
    for stage in Stage.allCases where !shipped.formRecipients(at: stage).isEmpty {
      try send(stage, trip, shipped, scratch)
    }
    let loaded = try loadBook(at: scratch("book"))
    let collected = try #require(
      loaded.book, "\(loaded.diagnostics.text(in: .english))")
    let evaluations = (Evaluation(shipped), Evaluation(collected))
    #expect(Diagnostic.issues(of: evaluations.1).isEmpty)
    for (index, result) in evaluations.0.indices.enumerated() {
      #expect(evaluations.1.indices[index].values == result.values)
    }
    let differences = Self.differences(evaluations.0, evaluations.1)
    #expect(differences.isEmpty, "\(differences.prefix(20))")
    let counts = collected.indices.flatMap(\.observations).count { $0.source != nil }
    #expect(counts == shipped.indices.flatMap(\.observations).count)
  }

  private func send(_ stage: Stage, _ trip: Trip, _ shipped: Book, _ scratch: Scratch) throws {
    let (forms, back) = (scratch("forms-\(stage)"), scratch("back-\(stage)"))
    let sent = try Sodiem.run(
      ["forms", "book", "--stage", stage.code, "--output", forms], in: scratch.path)
    try #require(sent.code == 0, "\(sent.errors)")
    let sources = try Self.dataFiles(of: trip.template).map { index, file in
      "\(index)=\(templates)/\(trip.template)/\(file)"
    }
    let filled = try Sodiem.run(
      "/usr/bin/python3",
      [packageFolder + "/Tests/CommandsTests/Filling/fill.py", trip.program, forms, back] + sources,
      in: scratch.path)
    try #require(filled.code == 0, "\(filled.errors)")
    let names = try FileManager.default.contentsOfDirectory(atPath: forms).sorted()
    #expect(filled.output.split(separator: "\n").count == names.count)
    let run = try Sodiem.run(["collect", "book", back, "--apply"], in: scratch.path)
    #expect(run.code == 0, "\(run.errors)\(run.output)")
    #expect(!run.output.contains("Trả lại"))
  }

  /// The data files of each index, as the shipped book's header names them.
  private static func dataFiles(of template: String) throws -> [(String, String)] {
    var index = ""
    return try text("\(templates)/\(template)/sodiem.yaml").split(separator: "\n").flatMap {
      line -> [(String, String)] in
      let words = line.split { " :,[]-".contains($0) && $0 != "-" }.map(String.init)
      if line.hasPrefix("  - index:") { index = words.last ?? "" }
      guard line.hasPrefix("    data:") else { return [] }
      return words.dropFirst().map { (index, $0) }
    }
  }

  /// All cells of the ranking workbooks that differ, but for where the figures come from and the links to
  /// the sheets that tell it.
  private static func differences(_ left: Evaluation, _ right: Evaluation) -> [String] {
    let plans = (rankingBook(left, version: "1"), rankingBook(right, version: "1"))
    let others = Dictionary(plans.1.sheets.map { ($0.name, $0) }) { first, _ in first }
    // The cover lists the sheets of sources, and the provenance the files.
    return plans.0.sheets.filter { !["Bìa", "Nguồn gốc"].contains($0.name) }.flatMap {
      sheet -> [String] in
      guard let other = others[sheet.name] else { return ["no sheet \(sheet.name)"] }
      guard other.rows.count == sheet.rows.count else { return ["other rows in \(sheet.name)"] }
      return (0..<sheet.rows.count).flatMap { row -> [String] in
        let cells = [sheet, other].map { $0.rows[row].cells.filter { !$0.content.isLink } }
        guard cells[0].count == cells[1].count else { return ["\(sheet.name), row \(row + 1)"] }
        return zip(cells[0], cells[1]).compactMap { cell, found in
          cell.column == found.column && cell.content == found.content
            ? nil
            : "\(sheet.name)!\(CellAddress(row: row, column: cell.column).a1()): "
              + "\(cell.content) – \(found.content)"
        }
      }
    }
  }
}

extension Cell.Content {
  fileprivate var isLink: Bool {
    if case .link = self { true } else { false }
  }
}
