import CLibXLSXWriter
import Formulas
import WorkbookPlan

extension SheetWriter {
  /// Writes the sheet's table, before any of its cells: the library writes a header of its own, which the
  /// planned one replaces.
  ///
  /// The rows of a sheet with a table stay in memory until the workbook is closed.
  func writeTable() throws(WriteFailure.Reason) {
    guard let table = plan.table else { return }
    xlsx_keep_rows(sheet)
    try withCStrings { (strings) throws(WriteFailure.Reason) in
      var options = lxw_table_options()
      options.name = strings.copy(table.name)
      options.style_type = UInt8(LXW_TABLE_STYLE_TYPE_LIGHT.rawValue)
      options.style_type_number = 1
      var columns = plan.tableColumns.map { name in
        var column = lxw_table_column()
        column.header = strings.copy(escaped(name ?? ""))
        return column
      }
      let range = table.range
      let code = columns.withUnsafeMutableBufferPointer { columns in
        let first = columns.baseAddress
        var places = columns.indices.map { first?.advanced(by: $0) } + [nil]
        return places.withUnsafeMutableBufferPointer { places in
          options.columns = places.baseAddress
          return worksheet_add_table(
            sheet, lxw_row_t(range.first.row), lxw_col_t(range.first.column),
            lxw_row_t(range.last.row), lxw_col_t(range.last.column), &options)
        }
      }
      try call(code)
    }
  }
}
