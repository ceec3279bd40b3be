import BookFiles
import Testing

/// RFC 4180: commas, quotation marks and line ends are quoted, CR LF too, which is one character of Swift.
@Test(arguments: [
  ("a", "a"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""),
  ("a\r\nb", "\"a\r\nb\""), ("a\rb", "\"a\rb\""), (" a", "\" a\""), ("", ""),
])
func fieldsAreQuoted(field: String, written: String) {
  #expect(CSVText.line([field, "1"]) == written + ",1\n")
}

/// What would be taken for a formula stays words.
@Test(arguments: [
  ("=HYPERLINK(\"http://a\")", "'=HYPERLINK(\"http://a\")"), ("@SUM(1)", "'@SUM(1)"),
  ("+84 259", "'+84 259"), ("-2+3", "'-2+3"), ("\t=1", "'\t=1"), ("Sở Nội vụ", "Sở Nội vụ"),
  ("", ""),
])
func wordsAreNoFormulas(words: String, written: String) {
  #expect(CSVText.words(words) == written)
}
