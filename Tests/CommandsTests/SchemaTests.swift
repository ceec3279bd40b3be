import Foundation
import TestSupport
import Testing

/// `sodiem schema`: schemas for editors.
@Suite struct SchemaTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func oneIsPrinted() throws {
    let run = try Sodiem.run(["schema", "criteria", "--language", "en"], in: scratch.path)
    #expect(run.code == 0 && run.errors.isEmpty)
    let schema = try object(run.output)
    #expect(schema["$schema"] as? String == "http://json-schema.org/draft-07/schema#")
    #expect(schema["title"] as? String == "Sổ Điểm: a criteria set")
    let definitions = try #require(schema["definitions"] as? [String: Any])
    #expect(definitions["rule_min_max"] != nil && definitions["criterion"] != nil)
  }

  @Test func allArePrintedByTheirNames() throws {
    let run = try Sodiem.run(["schema"], in: scratch.path)
    #expect(run.code == 0)
    #expect(try object(run.output).keys.sorted() == ["criteria", "sodiem", "weights"])
    #expect(run.output.contains("các tiêu chí bên trong, hoặc bảng của chúng"))
  }

  @Test func allAreWritten() throws {
    let run = try Sodiem.run(["schema", "--output", "so/schemas"], in: scratch.path)
    #expect(run.code == 0)
    let names = ["sodiem", "criteria", "weights"].map { $0 + ".schema.json" }
    #expect(run.output == names.map { "so/schemas/\($0)\n" }.joined())
    let files = try scratch.files(in: "so/schemas")
    #expect(files.keys.sorted() == names.sorted())
    #expect(
      try object(String(decoding: try #require(files["weights.schema.json"]), as: UTF8.self))[
        "title"]
        as? String == "Sổ Điểm: phương án trọng số")
  }

  @Test func anUnknownOneIsWrongUsage() throws {
    let run = try Sodiem.run(["schema", "criterion", "--language", "en"], in: scratch.path)
    #expect(run.code == 64 && run.output.isEmpty)
    #expect(run.errors.contains("there is no schema 'criterion'; use sodiem, criteria or weights"))
  }
}
