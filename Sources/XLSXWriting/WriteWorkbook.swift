import Formulas
import CLibXLSXWriter
import WorkbookPlan

/// Writes a checked plan with the library; all of its pointers live and die in here.
///
/// The workbook is closed on every way out, since closing is what frees it.
func writeWorkbook(
  _ calculated: CalculatedPlan, checker: PlanChecker, to path: String, temporaryFolder: String
) throws(WriteFailure.Reason) {
  try withCLocale { () throws(WriteFailure.Reason) in
    try withCStrings { (strings) throws(WriteFailure.Reason) in
      var options = lxw_workbook_options()
      options.constant_memory = 1
      options.tmpdir = strings.copy(temporaryFolder)
      let workbook = try made(workbook_new_opt(path, &options))
      do throws(WriteFailure.Reason) {
        try fill(workbook, with: calculated, checker: checker)
      } catch {
        _ = workbook_close(workbook)
        throw error
      }
      try call(workbook_close(workbook))
    }
  }
}

private func fill(
  _ workbook: UnsafeMutablePointer<lxw_workbook>, with calculated: CalculatedPlan,
  checker: PlanChecker
) throws(WriteFailure.Reason) {
  let plan = calculated.plan
  try setProperties(plan.properties, of: workbook)
  var formats: [UnsafeMutablePointer<lxw_format>] = []
  for format in plan.formats { formats.append(try add(format, to: workbook)) }
  var sheets: [UnsafeMutablePointer<lxw_worksheet>] = []
  for sheet in plan.sheets { sheets.append(try made(workbook_add_worksheet(workbook, sheet.name))) }
  // The sheet that opens must be a visible one; the library takes the first for it.
  if let visible = plan.sheets.firstIndex(where: { !$0.isHidden }), visible > 0 {
    worksheet_activate(sheets[visible])
    worksheet_set_first_sheet(sheets[visible])
  }
  for name in plan.names {
    try call(workbook_define_name(workbook, name.name, "=" + name.cells.text))
  }
  for (position, sheet) in plan.sheets.enumerated() {
    var writer = SheetWriter(
      calculated, sheet: position, of: workbook, sheets[position], formats: formats)
    try writer.writeTable()
    try writer.writeLayout()
    try writer.writePage()
    // The library takes no remark for a row that is already written.
    for comment in sheet.comments { try writer.write(comment) }
    try writer.writeRows(checker: checker)
    for validation in sheet.validations { try writer.write(validation) }
    for condition in sheet.conditions { try writer.write(condition) }
    for chart in sheet.charts { try writer.write(chart) }
    for line in sheet.lines { try writer.write(line) }
  }
}

private func setProperties(
  _ properties: Plan.Properties, of workbook: UnsafeMutablePointer<lxw_workbook>
) throws(WriteFailure.Reason) {
  try withCStrings { (strings) throws(WriteFailure.Reason) in
    var values = lxw_doc_properties()
    values.title = strings.copy(properties.title)
    values.subject = strings.copy(properties.subject)
    values.author = strings.copy(properties.author)
    values.company = strings.copy(properties.author)
    values.keywords = strings.copy(properties.keywords)
    values.category = strings.copy(properties.category)
    values.comments = strings.copy(properties.comments)
    let (year, month, day) = properties.created
    values.created = secondsSince1970(year: year, month: month, day: day)
    try call(workbook_set_properties(workbook, &values))
  }
}

/// Midnight UTC of a date of the Gregorian calendar, in no need of a time zone.
private func secondsSince1970(year: Int, month: Int, day: Int) -> Int {
  let shifted = month > 2 ? year : year - 1
  let century = shifted / 100
  let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
  let days = 365 * shifted + shifted / 4 - century + century / 4 + dayOfYear - 719_468
  // 1970-01-01 must not be 0, which the library takes for the clock.
  return max(days * 86_400, 1)
}
