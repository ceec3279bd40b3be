import Formulas
import Scoring
import Wording
import WorkbookPlan

/// Where the figures that were collected from forms come from: the file, sheet and cell of each, and what
/// was named to prove it.
///
/// The value beside it is that of the data sheet, so that a figure changed there shows here too.
struct SourcesSheet {
  let book: Book
  let layout: IndexLayout
  let name: String

  private var texts: Texts { layout.texts }
  private var result: IndexEvaluation { layout.result }

  /// Whether an index has anything to show here.
  static func isNeeded(for index: Index) -> Bool {
    index.observations.contains { $0.source != nil || $0.evidence != nil }
  }

  /// The observations with a source or evidence, by criterion, unit and stage.
  private var observations: [Observation] {
    result.index.observations.filter { $0.source != nil || $0.evidence != nil }.sorted {
      ($0.criterion, $0.participant, $0.stage.rawValue, $0.input ?? -1)
        < ($1.criterion, $1.participant, $1.stage.rawValue, $1.input ?? -1)
    }
  }

  func sheet(_ palette: inout Palette) -> Sheet {
    let table = table
    var stack = RowStack()
    let frame = SheetFrame(
      book, title: texts[upper: .sources] + ": " + result.index.title,
      subtitle: texts[
        "Tệp, trang tính và ô của từng số liệu thu từ phiếu, với tài liệu kiểm chứng được nêu.",
        "The file, sheet and cell of each figure collected from forms, and the evidence named."])
    stack.add(frame.rows(&palette))
    stack.add([Row(height: 6), table.header(&palette)])
    stack.add(count: table.count, table.rowMaker(&palette))
    var sheet = Sheet(name: name, stack: stack, over: table)
    sheet.frozen = (SheetFrame.firstRow, 0)
    sheet.filter = CellRange(
      rows: (SheetFrame.firstRow - 1)...table.rows.upperBound,
      columns: 0...(table.columns.count - 1))
    sheet.textNumberRanges = [CellRange(rows: table.rows, columns: 0...0)]
    let area = sheet.page.printArea
    sheet.page = .office(
      texts, landscape: true, repeatedRows: (SheetFrame.firstRow - 1)...(SheetFrame.firstRow - 1))
    sheet.page.printArea = area
    return sheet
  }

  private var table: AnalysisTable {
    let (observations, texts, layout) = (observations, texts, layout)
    let (nodes, participants) = (result.calculation.set.nodes, result.index.participants)
    let small = CellFormat.text.with { $0.fontSize = 10 }
    func column(
      _ header: String, _ width: Double, _ text: @escaping @Sendable (Observation) -> String
    ) -> AnalysisTable.Column {
      AnalysisTable.Column(header, width: width, small) { .text(text(observations[$0])) }
    }
    let units = book.units
    return AnalysisTable(
      firstRow: SheetFrame.firstRow, count: observations.count,
      columns: [
        column(texts[.code], 8) { nodes[$0.criterion].printedCode },
        column(texts[.criterion], 34) { nodes[$0.criterion].name },
        column(texts[.unit], 22) { units[participants[$0.participant].unit].shortName },
        column(texts[.figure], 26) { observation in
          observation.input.flatMap { nodes[observation.criterion].rule?.inputs[$0].text }
            ?? texts[.notApplicableMark]
        },
        column(texts[.round], 13) { texts.stage($0.stage) },
        AnalysisTable.Column(
          texts[.value], width: 10,
          .centred.with {
            $0.fontSize = 10
            $0.numberFormat = "#,##0.####"
          }
        ) { layout.observed(observations[$0]) },
        column(texts[.evidence], 30) { $0.evidence ?? "" },
        column(texts["Lấy từ tệp, ô", "Taken from"], 32) { $0.source ?? "" },
      ])
  }
}

extension IndexLayout {
  /// An observation as the data sheet holds it now.
  fileprivate func observed(_ observation: Observation) -> Cell.Content {
    let kind: Line.Kind =
      if let input = observation.input {
        .input(criterion: observation.criterion, input: input, stage: observation.stage)
      } else {
        .notApplicable(criterion: observation.criterion, stage: observation.stage)
      }
    guard result.calculation.set.asksForDay(kind),
      let cell = term(kind, of: observation.participant)
    else { return copied(kind, of: observation.participant) }
    return .formula(texts.day(of: cell, never: texts[.notSent]))
  }
}
