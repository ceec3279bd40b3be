/// What the columns of a form's table hold.
///
/// A hidden row of each table names its columns by their marks, and hidden columns name the unit,
/// criterion and input of each row. So a table is read by names, wherever its rows and columns stand.
public enum FormColumn: String, Sendable, CaseIterable {
  /// Hidden: the code of the row's unit.
  case unit = "#unit"
  /// Hidden: the code of the row's criterion; blank in rows that ask for nothing.
  case criterion = "#criterion"
  /// Hidden: the code of the row's input; blank in the row of a criterion that has no inputs.
  case input = "#input"
  /// Shown: the criterion's code, which must be that of the hidden column.
  case code = "#code"
  /// Shown in forms for several units: the unit's name, which must be that of the hidden column.
  case name = "#name"
  /// Shown: the figure in words, which must be those of the hidden column.
  case figure = "#figure"
  /// Hidden: the unit's name as it was sent out.
  case sentName = "#sent-name"
  /// Hidden: the figure in words as it was sent out.
  case sentFigure = "#sent-figure"
  /// Typed in: the figure, or the code of an option.
  case value = "#value"
  /// Typed in, in the first row of a criterion: the mark that it does not apply.
  case mark = "#mark"
  /// Computed: the points by the rule, in the first row of a criterion.
  case points = "#points"
  /// Typed in, in the first row of a criterion: what proves it.
  case evidence = "#evidence"
  /// Typed in, in the first row of a criterion: the unit's explanation, or the appraiser's reason.
  case note = "#note"

  /// The mark of the hidden row's first cell, followed by the index the table belongs to.
  ///
  /// It stands in the column of ``unit`` in place of that column's own mark.
  public static let tablePrefix = "#sodiem:"
}
