public import Formulas
public import Scoring
public import Wording

/// What the cells of a ranking workbook mean: which figure or weight may be typed where, and where
/// the results stand.
public struct RankingBookMap: Sendable {
  /// A cell that may be typed over and that scores depend on.
  public enum Input: Hashable, Sendable {
    /// A figure or mark of a participant, or what is known of it, by positions.
    case line(index: Int, participant: Int, kind: Line.Kind)
    /// A weight on trial of a node, for a unit group's position among those with own weights.
    case trialWeight(index: Int, node: Int, variant: Int)
    /// The name of the weights that the workbook is computed with.
    case choice
    /// The least score of a grade, by its position, for the position of a unit group.
    case grade(index: Int, grade: Int, group: Int)
    /// A constant, by its position, for the position of a unit group.
    case constant(index: Int, constant: Int, group: Int)
  }

  /// Where the results of an index stand.
  public struct Results: Hashable, Sendable {
    /// The sheet's name.
    public var sheet: String
    /// The cells of score, rank and grade, those of all participants side by side or one under the other;
    /// nil if the workbook does not show it.
    public var score, rank, grade: CellRange?
  }

  /// The sheet that says which book and files the workbook was made from.
  public let provenance: String
  /// The sheet with the weights.
  public let weights: String
  /// Where the results of each index stand.
  public let results: [Results]

  private let evaluation: Evaluation
  private let layout: BookLayout
  private let inputs: [String: [CellAddress: Input]]

  /// The map of the workbook that ``rankingBook(_:beside:version:)`` makes.
  public init(_ evaluation: Evaluation, beside alternatives: Alternatives? = nil) {
    let layout = BookLayout(evaluation, alternatives)
    self.evaluation = evaluation
    self.layout = layout
    provenance = layout.provenance
    weights = layout.weights
    results = layout.indices.map { index in
      Results(
        sheet: index.detail.sheet,
        score: index.range(of: .score(stage: index.result.calculation.final))?.range,
        rank: index.range(of: .rank)?.range, grade: index.range(of: .grade)?.range)
    }
    var inputs: [String: [CellAddress: Input]] = [:]
    inputs[layout.weights, default: [:]][ScenarioList.chosen] = .choice
    for (position, index) in layout.indices.enumerated() {
      inputs[index.data] = Self.lines(position, index)
      inputs[layout.weights, default: [:]].merge(Self.weights(position, index)) { first, _ in first
      }
    }
    self.inputs = inputs
  }

  /// What is typed into a cell; nil if no score depends on it.
  public func input(sheet: String, at address: CellAddress) -> Input? { inputs[sheet]?[address] }

  /// Whether a day stands in a cell.
  public func isDay(_ input: Input) -> Bool {
    guard case .line(let position, _, let kind) = input else { return false }
    return evaluation.indices[position].calculation.set.asksForDay(kind)
  }

  /// The names of the weights that can be chosen: approved, on trial, the book's revisions in order.
  public var choices: [String] { layout.scenarios.choices.map(\.name) }

  /// The position among them of the weights that the workbook was written under.
  public var chosen: Int { layout.scenarios.chosen }

  private static func lines(_ position: Int, _ index: IndexLayout) -> [CellAddress: Input] {
    var inputs: [CellAddress: Input] = [:]
    for kind in index.dataLines where kind.isTyped {
      for participant in index.result.index.participants.indices {
        guard let address = index.cell(kind, of: participant) else { continue }
        inputs[address] = .line(index: position, participant: participant, kind: kind)
      }
    }
    return inputs
  }

  private static func weights(_ position: Int, _ index: IndexLayout) -> [CellAddress: Input] {
    var inputs: [CellAddress: Input] = [:]
    let rows = index.weightsRows
    for variant in 0..<index.variants {
      let column = index.weightsColumn(.trial, variant)
      for node in rows.order {
        inputs[CellAddress(row: rows.row(of: node), column: column)] =
          .trialWeight(index: position, node: node, variant: variant)
      }
    }
    for group in index.result.calculation.groups.indices {
      for grade in 0..<rows.grades {
        let address = CellAddress(
          row: rows.firstGrade + grade, column: index.gradeColumn(group: group))
        if inputs[address] == nil {
          inputs[address] = .grade(index: position, grade: grade, group: group)
        }
      }
      for constant in index.result.calculation.set.constants.indices {
        let address = index.constantCell(constant, group: group)
        if inputs[address] == nil {
          inputs[address] = .constant(index: position, constant: constant, group: group)
        }
      }
    }
    return inputs
  }
}

// MARK: - Words

extension RankingBookMap {
  /// What an input is, in the workbook's language: unit, criterion, figure, round.
  public func words(for input: Input) -> String {
    let texts = layout.texts
    switch input {
    case .choice: return texts["bộ trọng số áp dụng", "the weights in force"]
    case .trialWeight(let position, let node, let variant):
      let index = layout.indices[position]
      let group = index.variants == 1 ? "" : " " + index.words(ofVariant: variant)
      return texts["trọng số thử", "trial weight"] + ", " + criterion(node, of: index) + group
    case .grade(let position, let grade, let group):
      let calculation = layout.indices[position].result.calculation
      let scale = calculation.set.gradeScale(for: calculation.groups[group])?.grades ?? []
      let name = scale.indices.contains(grade) ? scale[grade].name : ""
      return texts["điểm tối thiểu để xếp loại", "the least score of the grade"] + " «\(name)»"
    case .constant(let position, let constant, _):
      let constant = layout.indices[position].result.calculation.set.constants[constant]
      return texts[lower: .constant] + " \(constant.code) «\(constant.name)»"
    case .line(let position, let participant, let kind):
      let index = layout.indices[position]
      let unit = evaluation.book.units[index.result.index.participants[participant].unit]
      return "\(unit.shortName), " + words(for: kind, of: index)
    }
  }

  private func words(for kind: Line.Kind, of index: IndexLayout) -> String {
    let texts = layout.texts
    switch kind {
    case .input(let node, let input, let stage):
      let asked = index.result.calculation.set.nodes[node].rule?.inputs[input].text ?? ""
      return criterion(node, of: index) + (asked.isEmpty ? "" : ", \(asked)")
        + ", \(texts.stage(stage))"
    case .notApplicable(let node, let stage):
      return criterion(node, of: index) + ", "
        + texts[.notApplicableMark] + ", \(texts.stage(stage))"
    default: return texts.label(of: kind, in: index.result)
    }
  }

  private func criterion(_ node: Int, of index: IndexLayout) -> String {
    let criterion = index.result.calculation.set.nodes[node]
    return layout.texts[lower: .criterion] + " \(criterion.printedCode) «\(criterion.name)»"
  }
}

// MARK: - The sheet of provenance

extension RankingBookMap {
  /// The name of the sheet of provenance.
  public static func provenance(in language: Language) -> String {
    Texts(language: language)["Nguồn gốc", "Provenance"]
  }

  /// What stands before the book's identifier and year on that sheet.
  public static func bookLabel(in language: Language) -> String {
    Texts(language: language)["Sổ", "Book"]
  }

  /// A book's identifier and year, as that sheet has them.
  public static func words(for book: Book) -> String {
    "\(book.id), \(Texts(book)["năm", "year"]) \(book.year)"
  }

  /// What stands before the weights that the workbook was written under.
  public static func weightsLabel(in language: Language) -> String {
    Texts(language: language)["Trọng số", "Weights"]
  }

  /// The weights that the workbook was written under; nil for the approved ones.
  public static func words(for revision: Revision?, in language: Language) -> String {
    let texts = Texts(language: language)
    guard let revision else { return texts[.approved] }
    let date = revision.date.map { ", \(texts.date($0))" } ?? ""
    return texts["Phương án: ", "Revision: "] + revision.title + date
  }
}
