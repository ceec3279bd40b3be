import BookFiles
import Formulas
import Scoring

/// The results for other programs: `results.csv` and `results.json`.
enum ResultFiles {
  /// One row per index and unit, in ranking order; numbers with the fifteen digits of a spreadsheet.
  ///
  /// Behind what all indices have stand the points of the criteria, blank in the rows of other indices.
  static func csv(_ evaluation: Evaluation) -> String {
    let codes = codes(evaluation)
    var text = CSVText.line(ResultColumns.all + codes.map { ResultColumns.points(of: $0) })
    for result in evaluation.indices {
      let nodes = codes.map { result.calculation.set.position(of: $0) }
      for (position, participant) in result.ranking.enumerated() {
        let unit = evaluation.book.units[result.index.participants[participant].unit]
        let isRanked = result.index.participants[participant].isRanked
        let fields = [
          result.index.id, String(position + 1), unit.code,
          CSVText.words(unit.name), CSVText.words(unit.group),
          isRanked ? "1" : "0", number(result.score(of: participant)),
          number(result.number(.rank, of: participant)),
          number(result.number(.groupRank, of: participant)),
          CSVText.words(result.grade(of: participant) ?? ""),
          number(result.number(.previousScore, of: participant)),
          number(result.number(.previousRank, of: participant)),
          number(result.number(.scoreChange, of: participant)),
          number(result.number(.placesWon, of: participant)),
          number(result.appraisedPoints(of: participant)),
          number(result.surveyPoints(of: participant)), CSVText.words(evaluation.book.remark ?? ""),
        ]
        let points = nodes.map { node in
          number(node.flatMap { result.points(of: $0, participant: participant) })
        }
        text += CSVText.line(fields + points)
      }
    }
    return text
  }

  /// The codes of the criteria and groups of all indices, each once.
  private static func codes(_ evaluation: Evaluation) -> [String] {
    var seen = Set<String>()
    return evaluation.indices.flatMap { $0.calculation.set.nodes.map(\.code) }.filter {
      seen.insert($0).inserted
    }
  }

  /// Everything: per unit the score of each round, the domains, the criteria that did not apply.
  static func json(_ evaluation: Evaluation) throws -> String {
    let book = evaluation.book
    let document = Document(
      book: book.id, year: book.year, remark: book.remark, program: "sodiem \(Program.version)",
      indices: evaluation.indices.map { IndexDocument($0, book: book) })
    return try JSONText.encode(document) + "\n"
  }

  private static func number(_ number: Double?) -> String {
    number.map(SpreadsheetNumber.description) ?? ""
  }
}

private struct Document: Encodable {
  var book: String
  var year: Int
  var remark: String?
  var program: String
  var indices: [IndexDocument]
}

private struct IndexDocument: Encodable {
  var index: String
  var title: String
  var criteriaSet: String
  var units: [UnitDocument]

  init(_ result: IndexEvaluation, book: Book) {
    index = result.index.id
    title = result.index.title
    criteriaSet = result.calculation.set.id
    units = result.ranking.map { UnitDocument(result, $0, book: book) }
  }
}

private struct UnitDocument: Encodable {
  var unit: String
  var name: String
  var ranked: Bool
  var score: Double?
  var unrounded: Double?
  var rank: Int?
  var grade: String?
  var previousScore: Double?
  var previousRank: Double?
  var placesWon: Double?
  var appraisedPoints: Double?
  var surveyPoints: Double?
  var rounds: [String: Double]
  var contributions: [String: Double]
  var notApplicable: [String]

  init(_ result: IndexEvaluation, _ participant: Int, book: Book) {
    let (set, final) = (result.calculation.set, result.calculation.final)
    let entry = result.index.participants[participant]
    unit = book.units[entry.unit].code
    name = book.units[entry.unit].name
    ranked = entry.isRanked
    score = result.score(of: participant)
    unrounded = result.number(.unrounded(stage: final), of: participant)
    rank = result.rank(of: participant)
    grade = result.grade(of: participant)
    previousScore = result.number(.previousScore, of: participant)
    previousRank = result.number(.previousRank, of: participant)
    placesWon = result.number(.placesWon, of: participant)
    appraisedPoints = result.appraisedPoints(of: participant)
    surveyPoints = result.surveyPoints(of: participant)
    rounds = [:]
    for stage in result.calculation.stages {
      rounds["\(stage)"] = result.number(.earned(stage: stage), of: participant)
    }
    contributions = [:]
    for node in set.nodes.indices {
      contributions[set.nodes[node].code] = result.contribution(
        of: node, participant: participant)
    }
    notApplicable = result.notApplicable(to: participant).map { set.nodes[$0].code }
  }
}
