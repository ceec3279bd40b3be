import ArgumentParser
import BookFiles
import FoundationEssentials
import Scoring
import Wording

/// `sodiem schema`: what a book's YAML files may say, for editors.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Lược đồ cho trình soạn thảo: JSON Schemas of a book's YAML files, for editors.",
    discussion: """
      With VS Code's YAML extension the first line of a file names its schema, and the keys are \
      completed, explained and checked while they are typed:
        # yaml-language-server: $schema=schemas/criteria.schema.json

      Examples:
        sodiem schema --output so-2022/schemas           # all of them, a file each
        sodiem schema criteria --language en             # one, printed
      """)

  @Argument(
    help: ArgumentHelp(
      "The schema to print; all of them by their names if not given.",
      valueName: "sodiem|criteria|weights"), transform: SchemaCommand.schema)
  var schema: BookSchema?

  @Option(
    help: ArgumentHelp("The folder to write the schemas into, a file each.", valueName: "folder"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Language of the descriptions, Vietnamese if not given.", valueName: "vi|en"),
    transform: BookArguments.language)
  var language: Language?

  /// The schema of a name.
  private static func schema(_ name: String) throws -> BookSchema {
    guard let schema = BookSchema(rawValue: name) else {
      throw ValidationError.usage(
        "không có lược đồ '\(name)'; dùng sodiem, criteria hoặc weights",
        "there is no schema '\(name)'; use sodiem, criteria or weights")
    }
    return schema
  }

  private func text(_ schema: BookSchema) throws -> String {
    try JSONText.encode(schema.document(in: language ?? .vietnamese))
  }

  func run() throws {
    try reportingTrouble {
      let schemas = schema.map { [$0] } ?? BookSchema.allCases
      if let output {
        let files = try schemas.map { ("\(output)/\($0.fileName)", try text($0) + "\n") }
        try OutputFolder.make(output)
        try OutputFolder.write(files) {}
        for (path, _) in files { print(path) }
      } else if let schema {
        print(try text(schema))
      } else {
        let all = schemas.map { ($0.rawValue, $0.document(in: language ?? .vietnamese)) }
        print(try JSONText.encode(Dictionary(uniqueKeysWithValues: all)))
      }
    }
  }
}
