import Formulas
import Wording
import WorkbookPlan

extension WrittenCells {
  /// What is known of a change, the first ones by their lines.
  func change(_ position: Int, _ format: Int) -> Row {
    func own(_ column: Listed) -> Expression { Self.cell(column, of: position).term() }
    func known(_ column: Known) -> Expression {
      Function.index(area(column.rawValue), own(.row), 1)
    }
    let ordinal = haveDays ? Function.integer(known(.ordinal)) : known(.ordinal)
    func shown(_ value: Expression) -> Expression {
      let day = texts.day(of: value, never: texts[.notSent])
      let words = haveDays ? Function.if(known(.ordinal) .> ordinal, day, value) : value
      return Function.if(value .== "", .text(texts["(trống)", "(empty)"]), words)
    }
    func ifListed(_ value: Expression) -> Cell.Content {
      .formula(Function.if(own(.key) .== "", "", value))
    }
    let written = area(Self.firstWritten, width)
    let column = known(.column) + own(.column) - 1
    let name = Function.if(
      known(.names) .== 0, "", Function.index(written, known(.names), own(.column)) & ": ")
    let letters = CellRange(
      rows: Self.letters...Self.letters,
      columns: Self.firstWritten...(Self.firstWritten + (sheets.map { $0.last.column }.max() ?? 0))
    ).fixed()
    let now = sheets.indices.reversed().reduce(Expression.text("")) { rest, sheet in
      let cells = CellRange(CellAddress(row: 0, column: 0), sheets[sheet].last)
        .fixed(in: sheets[sheet].name)
      return Function.if(
        ordinal .== .number(Double(sheet + 1)),
        shown(Function.index(cells, known(.row), column)), rest)
    }
    let contents: [(Listed, Cell.Content)] = [
      (.number, .number(Double(position + 1))),
      (
        .key,
        .formula(
          Function.if(
            own(.number) .<= Self.countCell.fixed(),
            Function.small(area(flags, width), own(.number)), ""))
      ),
      (.row, ifListed(Function.integer(own(.key) / .number(Self.step)))),
      (.column, ifListed(own(.key) - own(.row) * .number(Self.step))),
      (.what, ifListed(name & known(.label))),
      (.written, ifListed(shown(Function.index(written, own(.row), own(.column))))),
      (.now, ifListed(now)),
      (
        .place,
        ifListed(known(.sheet) & "!" & Function.index(letters, 1, column) & known(.row))
      ),
    ]
    return Row(contents.map { Cell($0.rawValue, $1, format: format) })
  }
}
