/// Writes tables as CSV by RFC 4180, with line feeds.
public enum CSVText {
  /// What a file for a spreadsheet program begins with, so that it is read as UTF-8: Excel would show the
  /// marks of Vietnamese letters as other characters.
  public static let byteOrderMark = "\u{FEFF}"

  /// A line of fields.
  public static func line(_ fields: [String]) -> String {
    fields.map(quoted).joined(separator: ",") + "\n"
  }

  /// Words that people wrote, for a file that a spreadsheet program opens: where they would be taken for a
  /// formula, an apostrophe before them keeps them words.
  public static func words(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else {
      return text
    }
    return "'" + text
  }

  private static func quoted(_ field: String) -> String {
    // By scalars: a carriage return and a line feed are one character.
    let needsQuotes =
      field.unicodeScalars.contains { ",\"\n\r".unicodeScalars.contains($0) }
      || field.first?.isWhitespace == true || field.last?.isWhitespace == true
    guard needsQuotes else { return field }
    return "\""
      + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
