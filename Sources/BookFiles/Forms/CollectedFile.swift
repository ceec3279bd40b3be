import Formulas
public import Scoring

/// The file of a book that holds what was collected from forms, written by the program only.
///
/// It is an ordinary data file with the columns of all of them, for all indices together: one file,
/// so that a collection changes the book in one step.
public enum CollectedFile {
  /// Its name in the book's folder.
  public static let name = "collected.csv"

  /// The text of the file: a row per figure in the order of their keys.
  ///
  /// - Parameters:
  ///   - figures: the figures, in any order, none twice.
  ///   - book: the book they belong to.
  /// - Returns: the text, which data files are read from.
  public static func text(_ figures: [CollectedFigure], of book: Book) -> String {
    let header = "index,unit,criterion,input,stage,value,note,evidence,source\n"
    return figures.sorted { $0.key < $1.key }.reduce(into: header) { text, figure in
      let index = book.indices[figure.key.index]
      let node = index.criteria.nodes[figure.key.criterion]
      let fields = [
        index.id, book.units[index.participants[figure.key.participant].unit].code, node.code,
        figure.key.input.map { node.rule?.inputs[$0].code ?? "" } ?? "", figure.key.stage.code,
        figure.key.input.map { written(figure.value, as: node.rule?.inputs[$0].kind) } ?? "n/a",
        figure.note ?? "",
        figure.evidence ?? "", figure.source ?? "",
      ]
      text += CSVText.line(fields)
    }
  }

  /// A value of a kind as data files hold it.
  static func written(_ value: Value, as kind: Rule.Input.Kind?) -> String {
    switch value {
    case .number(let number) where kind == .date:
      CalendarDate(serial: number)?.description ?? Marks.never
    case .number(let number): SpreadsheetNumber.description(of: number)
    case .text(let text): text
    case .blank, .boolean, .error: ""
    }
  }
}
