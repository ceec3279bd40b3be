import CLibXLSXWriter
import Formulas
import WorkbookPlan

extension SheetWriter {
  /// Writes what may be typed into a range.
  func write(_ validation: Validation) throws(WriteFailure.Reason) {
    try withCStrings { (strings) throws(WriteFailure.Reason) in
      var rule = lxw_data_validation()
      rule.ignore_blank = UInt8(
        (validation.allowsBlank ? LXW_VALIDATION_ON : LXW_VALIDATION_OFF).rawValue)
      rule.error_type = validation.response.constant
      if let prompt = validation.prompt {
        rule.input_title = strings.copy(prompt.title)
        rule.input_message = strings.copy(prompt.text)
      }
      if let error = validation.error {
        rule.error_title = strings.copy(error.title)
        rule.error_message = strings.copy(error.text)
      }
      var choices: [UnsafeMutablePointer<CChar>?] = [nil]
      switch validation.rule {
      case .oneOf(let expression):
        rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
        rule.value_formula = strings.copy("=" + text(of: expression, in: validation.range))
      case .choices(let texts):
        rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
        choices = texts.map { strings.copy($0) } + [nil]
      case .whole(let low, let high):
        rule.validate = UInt8(LXW_VALIDATION_TYPE_INTEGER_FORMULA.rawValue)
        set(low, high, of: &rule, in: validation.range, &strings)
      case .decimal(let low, let high):
        rule.validate = UInt8(LXW_VALIDATION_TYPE_DECIMAL_FORMULA.rawValue)
        set(low, high, of: &rule, in: validation.range, &strings)
      case .holds(let expression):
        rule.validate = UInt8(LXW_VALIDATION_TYPE_CUSTOM_FORMULA.rawValue)
        rule.value_formula = strings.copy("=" + text(of: expression, in: validation.range))
      }
      let range = validation.range
      let code = choices.withUnsafeMutableBufferPointer { list in
        rule.value_list = list.count > 1 ? list.baseAddress : nil
        return worksheet_data_validation_range(
          sheet, lxw_row_t(range.first.row), lxw_col_t(range.first.column),
          lxw_row_t(range.last.row), lxw_col_t(range.last.column), &rule)
      }
      try call(code)
    }
  }

  private func set(
    _ low: Validation.Bound, _ high: Validation.Bound, of rule: inout lxw_data_validation,
    in range: CellRange, _ strings: inout CStrings
  ) {
    rule.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
    rule.minimum_formula = strings.copy("=" + text(of: low, in: range))
    rule.maximum_formula = strings.copy("=" + text(of: high, in: range))
  }

  /// A bound as a formula's text; numbers print as the library prints them.
  private func text(of bound: Validation.Bound, in range: CellRange) -> String {
    switch bound {
    case .number(let number): printed(plain(number))
    case .of(let expression): text(of: expression, in: range)
    }
  }

  /// The text of an expression as it stands for a range's first cell.
  private func text(of expression: Expression, in range: CellRange) -> String {
    CellFormula(expression).text(
      in: CellPosition(sheet: position, row: range.first.row, column: range.first.column))
  }

  /// Writes a format that follows the values of a range.
  func write(_ condition: Condition) throws(WriteFailure.Reason) {
    try withCStrings { (strings) throws(WriteFailure.Reason) in
      var rule = lxw_conditional_format()
      rule.stop_if_true = condition.stopsIfTrue ? 1 : 0
      switch condition.rule {
      case .colors(let low, let high):
        rule.type = UInt8(LXW_CONDITIONAL_2_COLOR_SCALE.rawValue)
        (rule.min_rule_type, rule.min_value, rule.min_color) = low.constants
        (rule.max_rule_type, rule.max_value, rule.max_color) = high.constants
      case .threeColors(let low, let middle, let high):
        rule.type = UInt8(LXW_CONDITIONAL_3_COLOR_SCALE.rawValue)
        (rule.min_rule_type, rule.min_value, rule.min_color) = low.constants
        (rule.mid_rule_type, rule.mid_value, rule.mid_color) = middle.constants
        (rule.max_rule_type, rule.max_value, rule.max_color) = high.constants
      case .bar(let bar): set(bar, of: &rule, in: condition.range, &strings)
      case .arrows:
        rule.type = UInt8(LXW_CONDITIONAL_TYPE_ICON_SETS.rawValue)
        rule.icon_style = UInt8(LXW_CONDITIONAL_ICONS_3_ARROWS_COLORED.rawValue)
      case .when(let expression, let format):
        rule.type = UInt8(LXW_CONDITIONAL_TYPE_FORMULA.rawValue)
        rule.value_string = strings.copy("=" + text(of: expression, in: condition.range))
        rule.format = try add(format, to: workbook)
      case .value(let comparison, let number, let format):
        rule.type = UInt8(LXW_CONDITIONAL_TYPE_CELL.rawValue)
        rule.criteria = UInt8(comparison.constant.rawValue)
        rule.value = plain(number)
        rule.format = try add(format, to: workbook)
      }
      let range = condition.range
      try call(
        worksheet_conditional_format_range(
          sheet, lxw_row_t(range.first.row), lxw_col_t(range.first.column),
          lxw_row_t(range.last.row), lxw_col_t(range.last.column), &rule))
    }
  }
}

extension SheetWriter {
  private func set(
    _ bar: Condition.Bar, of rule: inout lxw_conditional_format, in range: CellRange,
    _ strings: inout CStrings
  ) {
    rule.type = UInt8(LXW_CONDITIONAL_DATA_BAR.rawValue)
    rule.data_bar_2010 = 1
    rule.bar_solid = 1
    rule.bar_no_border = 1
    rule.bar_color = libraryColor(bar.color)
    rule.bar_only = bar.showsValue ? 0 : 1
    if let color = bar.negativeColor {
      rule.bar_negative_color = libraryColor(color)
      rule.bar_axis_position = UInt8(LXW_CONDITIONAL_BAR_AXIS_MIDPOINT.rawValue)
      rule.bar_axis_color = libraryColor(0)
    }
    let formula = UInt8(LXW_CONDITIONAL_RULE_TYPE_FORMULA.rawValue)
    if let minimum = bar.minimum {
      rule.min_rule_type = formula
      rule.min_value_string = strings.copy("=" + text(of: minimum, in: range))
    }
    if let maximum = bar.maximum {
      rule.max_rule_type = formula
      rule.max_value_string = strings.copy("=" + text(of: maximum, in: range))
    }
  }
}

/// A number as the library prints it.
func printed(_ number: Double) -> String {
  withUnsafeTemporaryAllocation(of: CChar.self, capacity: 32) { buffer in
    guard let start = buffer.baseAddress else { return "" }
    _ = xlsx_print_number(start, number)
    return String(cString: start)
  }
}

extension Validation.Response {
  fileprivate var constant: UInt8 {
    switch self {
    case .stop: UInt8(LXW_VALIDATION_ERROR_TYPE_STOP.rawValue)
    case .warning: UInt8(LXW_VALIDATION_ERROR_TYPE_WARNING.rawValue)
    case .information: UInt8(LXW_VALIDATION_ERROR_TYPE_INFORMATION.rawValue)
    }
  }
}

extension Condition.Stop {
  fileprivate var constants: (rule: UInt8, value: Double, color: lxw_color_t) {
    let (rule, value) =
      switch position {
      case .minimum: (LXW_CONDITIONAL_RULE_TYPE_MINIMUM, 0.0)
      case .maximum: (LXW_CONDITIONAL_RULE_TYPE_MAXIMUM, 0.0)
      case .number(let number): (LXW_CONDITIONAL_RULE_TYPE_NUMBER, plain(number))
      case .percent(let share): (LXW_CONDITIONAL_RULE_TYPE_PERCENT, plain(share))
      case .percentile(let share): (LXW_CONDITIONAL_RULE_TYPE_PERCENTILE, plain(share))
      }
    return (UInt8(rule.rawValue), value, libraryColor(color))
  }
}

extension Condition.Comparison {
  fileprivate var constant: lxw_conditional_criteria {
    switch self {
    case .equal: LXW_CONDITIONAL_CRITERIA_EQUAL_TO
    case .notEqual: LXW_CONDITIONAL_CRITERIA_NOT_EQUAL_TO
    case .less: LXW_CONDITIONAL_CRITERIA_LESS_THAN
    case .lessOrEqual: LXW_CONDITIONAL_CRITERIA_LESS_THAN_OR_EQUAL_TO
    case .greater: LXW_CONDITIONAL_CRITERIA_GREATER_THAN
    case .greaterOrEqual: LXW_CONDITIONAL_CRITERIA_GREATER_THAN_OR_EQUAL_TO
    }
  }
}
