import Formulas
import CLibXLSXWriter
import WorkbookPlan

extension SheetWriter {
  /// Writes what holds for the sheet as a whole.
  func writeLayout() throws(WriteFailure.Reason) {
    for (position, column) in plan.columns.enumerated() {
      var options = lxw_row_col_options(
        hidden: column.isHidden ? 1 : 0, level: UInt8(column.outlineLevel), collapsed: 0)
      let number = lxw_col_t(position)
      try call(
        worksheet_set_column_opt(sheet, number, number, column.width, formats[0], &options))
    }
    if plan.frozen.rows > 0 || plan.frozen.columns > 0 {
      worksheet_freeze_panes(sheet, lxw_row_t(plan.frozen.rows), lxw_col_t(plan.frozen.columns))
    }
    if let filter = plan.filter {
      try call(
        worksheet_autofilter(
          sheet, lxw_row_t(filter.first.row), lxw_col_t(filter.first.column),
          lxw_row_t(filter.last.row), lxw_col_t(filter.last.column)))
    }
    if let color = plan.tabColor { worksheet_set_tab_color(sheet, libraryColor(color)) }
    worksheet_set_zoom(sheet, UInt16(plan.zoom))
    let grid = plan.showsGrid ? LXW_SHOW_SCREEN_GRIDLINES : LXW_HIDE_ALL_GRIDLINES
    worksheet_gridlines(sheet, UInt8(grid.rawValue))
    worksheet_outline_settings(sheet, 1, plan.summaryRowAbove ? 0 : 1, 1, 0)
    if plan.isProtected { protect() }
    if plan.isHidden { worksheet_hide(sheet) }
    if !plan.textNumberRanges.isEmpty {
      let ranges = plan.textNumberRanges.map { $0.a1() }.joined(separator: " ")
      try call(
        worksheet_ignore_errors(
          sheet, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), ranges))
    }
  }

  /// Protects locked cells without a password, and leaves the reader what changes no content.
  private func protect() {
    var options = lxw_protection()
    options.format_columns = 1
    options.format_rows = 1
    options.autofilter = 1
    options.sort = 1
    // Charts hold no content of their own; locked they cannot even be copied.
    options.objects = 1
    worksheet_protect(sheet, nil, &options)
  }

  /// Writes how the sheet prints.
  func writePage() throws(WriteFailure.Reason) {
    let page = plan.page
    worksheet_set_paper(sheet, page.paper == .a3 ? 8 : 9)
    if page.isLandscape { worksheet_set_landscape(sheet) } else { worksheet_set_portrait(sheet) }
    let margins = page.margins
    worksheet_set_margins(sheet, margins.left, margins.right, margins.top, margins.bottom)
    if !page.header.isEmpty {
      var options = lxw_header_footer_options()
      options.margin = margins.header
      try call(worksheet_set_header_opt(sheet, page.header, &options))
    }
    if !page.footer.isEmpty {
      var options = lxw_header_footer_options()
      options.margin = margins.footer
      try call(worksheet_set_footer_opt(sheet, page.footer, &options))
    }
    if let number = page.firstNumber { worksheet_set_start_page(sheet, UInt16(number)) }
    if let width = page.fitWidth {
      worksheet_fit_to_pages(sheet, UInt16(width), UInt16(page.fitHeight))
    } else {
      worksheet_set_print_scale(sheet, UInt16(page.scale))
    }
    if let rows = page.repeatedRows {
      try call(
        worksheet_repeat_rows(sheet, lxw_row_t(rows.lowerBound), lxw_row_t(rows.upperBound)))
    }
    if let columns = page.repeatedColumns {
      try call(
        worksheet_repeat_columns(
          sheet, lxw_col_t(columns.lowerBound), lxw_col_t(columns.upperBound)))
    }
    if let area = page.printArea {
      try call(
        worksheet_print_area(
          sheet, lxw_row_t(area.first.row), lxw_col_t(area.first.column),
          lxw_row_t(area.last.row), lxw_col_t(area.last.column)))
    }
    if !page.rowBreaks.isEmpty {
      var breaks = page.rowBreaks.map { lxw_row_t($0) } + [0]
      try call(worksheet_set_h_pagebreaks(sheet, &breaks))
    }
    if !page.columnBreaks.isEmpty {
      var breaks = page.columnBreaks.map { lxw_col_t($0) } + [0]
      try call(worksheet_set_v_pagebreaks(sheet, &breaks))
    }
    if page.isCentered { worksheet_center_horizontally(sheet) }
    if page.goesAcrossFirst { worksheet_print_across(sheet) }
  }
}
