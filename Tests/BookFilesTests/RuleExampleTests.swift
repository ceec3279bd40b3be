import BookFiles
import Foundation
import Scoring
import Testing

/// Each kind of rule as it documents itself: its examples, and its line in the README.
@Suite struct RuleExampleTests {
  @Test(arguments: Rule.kinds.map { $0.name })
  func examplesGiveThePointsWorkedOutByHand(_ name: String) throws {
    let kind = try #require(Rule.kinds.first { $0.name == name })
    #expect(!kind.examples.isEmpty)
    for example in kind.examples {
      // The inputs are known once the rule is read.
      let inputs = try Self.evaluate(kind, example, inputs: nil).rule.inputs.map(\.code)
      let result = try Self.evaluate(kind, example, inputs: inputs).result
      for (unit, expected) in example.units.enumerated() {
        let points = try #require(result.contribution(of: 0, participant: unit), "\(name), \(unit)")
        #expect(abs(points - expected.points) < 1e-9, "\(name), \(expected.figures): \(points)")
      }
      #expect(result.issues.isEmpty)
    }
  }

  private static func evaluate(
    _ kind: any RuleKind.Type, _ example: RuleExample, inputs: [String]?
  ) throws -> (rule: Rule, result: IndexEvaluation) {
    var data = "unit,criterion,input,stage,value\n"
    var other = data
    for (unit, (figures, _)) in example.units.enumerated() {
      data += "u\(unit),2,,,1\n"
      for (input, figure) in zip(inputs ?? [], figures) {
        data += "u\(unit),1,\(input),,\(figure)\n"
      }
      if inputs?.isEmpty == true { other += "u\(unit),1,,,\(figures[0])\n" }
    }
    let units = example.units.indices.map { "u\($0),Đơn vị \($0),Đ\($0),,main;khac,\n" }
    let book = try BookInFolder([
      "sodiem.yaml": header,
      "units.csv": "code,name,short_name,group,indices,not_ranked\n" + units.joined(),
      "criteria/main.yaml": set(example.maximum, "kind: \(kind.name), " + example.rule),
      "criteria/khac.yaml": set(50, "kind: given"), "data/main.csv": data, "data/khac.csv": other,
    ])
    let loaded = try #require(try book.load().book, "\(kind.name): \(example.rule)")
    let index = try #require(Evaluation(loaded)["main"])
    return (try #require(loaded.indices[0].criteria.nodes[0].rule), index)
  }

  private static func set(_ maximum: Double, _ rule: String) -> String {
    """
    criteria_set: mau
    title: Mẫu
    scale: points
    criteria:
      - {code: "1", name: Tiêu chí, max: \(maximum), missing: zero, rule: {\(rule)}}
      - {code: "2", name: Khác, max: 1, missing: zero, rule: {kind: given}}

    """
  }

  private static let header = """
    book: mau-2021
    year: 2021
    title: Mẫu
    created: 2022-01-05
    dress: {place: Mẫu}
    units: units.csv
    indices:
      - {index: main, title: Chính, short_title: C, criteria: criteria/main.yaml, data: [data/main.csv]}
      - {index: khac, title: Khác, short_title: K, criteria: criteria/khac.yaml, data: [data/khac.csv]}

    """

  /// `UPDATE_GOLDEN=1` writes the table anew, and still fails.
  @Test func theReadmeHasTheTableOfKinds() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "README.md")
    let readme = try String(contentsOf: file, encoding: .utf8)
    let head = "| kind | keys | inputs | points |\n|---|---|---|---|\n"
    let rows = Rule.kinds.map { kind in
      let keys = kind.keys.map(\.description).joined(separator: ", ")
      return "| \(kind.name) | \(keys) | \(kind.guide.inputs) | \(kind.guide.points) |\n"
    }
    let start = try #require(readme.range(of: head))
    let end = try #require(readme.range(of: "\n\n", range: start.upperBound..<readme.endIndex))
    let found = readme[start.upperBound..<end.lowerBound] + "\n"
    #expect(found == rows.joined(), "UPDATE_GOLDEN=1 writes the table anew")
    if found != rows.joined(), ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      let table = head + rows.joined()
      try (readme[..<start.lowerBound] + table + readme[end.lowerBound...].dropFirst())
        .write(to: file, atomically: true, encoding: .utf8)
    }
  }
}
