import Scoring

/// How much input is read before it is refused, and how much of it a workbook can hold.
enum Limits {
  /// Bytes of a YAML file.
  static let yamlBytes = 4 << 20
  /// Bytes of a CSV file.
  static let csvBytes = 64 << 20
  /// Bytes of one CSV field.
  static let fieldBytes = 64 << 10
  /// Nodes of a YAML file: keys, values, entries.
  static let yamlNodes = 200_000
  /// Levels of a YAML file.
  static let yamlDepth = 32
  /// Levels of criteria in each other that a table may have: as many as the levels of YAML allow.
  static let criteriaDepth = 16
  /// Significant digits of a number that are kept: as many as a spreadsheet keeps.
  static let digits = 15
  /// Significant digits of a number that are read: as many as other programs write.
  static let readDigits = 17
  /// Decimals of a number: powers of ten up to this one are doubles.
  static let decimals = 22
  /// The greatest absolute value of a number.
  static let magnitude = Rule.Input.greatest
  /// Characters of a code or identifier: files and ranges of workbooks are named by it.
  static let codeCharacters = 60
  /// Characters of the number that a decision gives a criterion.
  static let labelCharacters = 12
  /// Characters of a domain's short name: it stands at the head of a narrow column.
  static let shortNameCharacters = 40
  /// Characters of the decision's own words for a rule: they are printed in one row of a form.
  static let ruleTextCharacters = 1_500
  /// Lines of the decision's own words for a rule.
  static let ruleTextLines = 20
  /// Characters of one text, in UTF-16 units: Excel's 32,767 of a cell, less what is written beside.
  static let textUnits = 32_000
  /// Characters of a text inside a formula, in UTF-16 units.
  static let literalUnits = 255
  /// Options of a choice: its list is one of Excel's functions' arguments less the cell that chooses.
  static let options = 254
  /// Arguments of a function: the criteria of a group, the figures of a criterion.
  static let functionArguments = 255
  /// Functions inside each other.
  static let functionDepth = 64
  /// Characters of a formula.
  static let formulaUnits = 8_192
  /// Criteria that one condition on grades looks at: its formula names each with its weight.
  static let zeros = 250
  /// Grades of a scale, and bands of a rule.
  static let steps = 100
  /// Cases of a rule: conditions inside each other, which guards go around.
  static let cases = 40
  /// Units of an index: more than a country has communes, and a row for each of them.
  static let units = 100_000
  /// Columns of a CSV file.
  static let columns = 1_000
}
