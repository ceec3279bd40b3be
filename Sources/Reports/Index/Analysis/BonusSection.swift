import Formulas
import Scoring
import Wording
import WorkbookPlan

/// Units × bonus and penalty items: the figures, the points, the capped totals and the remarks.
struct BonusSection: SheetSection {
  let book: Book
  let layout: IndexLayout
  let sheet: String

  private var result: IndexEvaluation { layout.result }
  private var texts: Texts { layout.texts }
  private var set: CriteriaSet { result.calculation.set }
  private var final: Stage { result.calculation.final }

  /// The bonus and penalty items that have a rule.
  private var items: [Int] {
    self.set.nodes.indices.filter { set.nodes[$0].part != .main && set.nodes[$0].rule != nil }
  }

  var title: String { texts["Điểm thưởng, điểm trừ", "Bonus and penalty"] }

  func add(to sheet: inout SectionSheet, _ palette: inout Palette) {
    let table = table(firstRow: sheet.next + 1)
    sheet.add(table, &palette)
    let words = RuleWords(texts: texts)
    let rules = items.map { node in
      let item = set.nodes[node]
      return "\(set.reference(to: node)): \(item.name). "
        + (item.rule.map { words.describe($0) } ?? "")
    }
    sheet.add(rules + notes, under: table, &palette)
  }

  var remark: String {
    var caps: [String] = []
    if let cap = set.bonusCap {
      caps.append(
        texts["thưởng tối đa \(texts.number(cap)) điểm", "bonus at most \(texts.number(cap))"])
    }
    if let cap = set.penaltyCap {
      caps.append(
        texts["trừ tối đa \(texts.number(cap)) điểm", "penalty at most \(texts.number(cap))"])
    }
    let words = RuleWords(texts: texts)
    caps += words.itemCaps(on: .bonus, in: set) + words.itemCaps(on: .penalty, in: set)
    let all = [texts["Năm \(book.year)", "Year \(book.year)"]] + caps
    return all.joined(separator: "; ") + "."
  }

  private func table(firstRow: Int) -> AnalysisTable {
    let own = self
    let score = CellFormat.number.with { $0.numberFormat = "0.00;-0.00;\"–\"" }
    var columns = layout.unitColumns(book)
    for node in items {
      columns.append(
        AnalysisTable.Column(set.reference(to: node), width: SectionSheet.columnWidth, score) {
          own.layout.copied(.contribution(node: node, stage: own.final), of: $0)
        })
    }
    let bold = score.with {
      $0.isBold = true
      $0.fill = Colors.total
    }
    let totals: [(Line.Kind, String)] = [
      (.bonus(stage: final), texts["Tổng điểm thưởng", "All bonuses"]),
      (.penalty(stage: final), texts["Tổng điểm trừ", "All penalties"]),
    ]
    for (kind, header) in totals where layout.shows(kind) {
      columns.append(
        AnalysisTable.Column(header, width: SectionSheet.columnWidth, bold) {
          own.layout.copied(kind, of: $0)
        })
    }
    return AnalysisTable(
      firstRow: firstRow, count: result.index.participants.count, columns: columns)
  }

  /// The remarks on the units' items, each once for those that share it.
  private var notes: [String] {
    var units: [(note: String, units: [String])] = []
    for observation in result.index.observations {
      let criterion = set.nodes[observation.criterion]
      guard criterion.part != .main, let note = observation.note, !note.isEmpty else { continue }
      let text = "\(set.reference(to: observation.criterion)): \(note)"
      let participant = result.index.participants[observation.participant]
      let unit = book.units[participant.unit].shortName
      if let position = units.firstIndex(where: { $0.note == text }) {
        if !units[position].units.contains(unit) { units[position].units.append(unit) }
      } else {
        units.append((text, [unit]))
      }
    }
    return units.sorted { $0.note < $1.note }
      .map { "\($0.note) – \($0.units.joined(separator: "; "))" }
  }
}
