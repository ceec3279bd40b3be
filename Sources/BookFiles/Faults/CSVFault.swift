public import Wording

/// CSV that cannot be read, or wrong columns.
public enum CSVFault: Error, Hashable, Sendable {
  /// Fields separated by something else, as Excel writes in Vietnamese.
  case separator(String)
  /// A quoted field without its end.
  case unterminatedQuote
  /// A quote inside an unquoted field.
  case strayQuote
  /// Something after the closing quote.
  case textAfterQuote
  /// A line ended by a carriage return alone.
  case bareCarriageReturn
  /// A field longer than what is read.
  case longField(bytes: Int)
  /// A row with more or fewer fields than the header.
  case fieldCount(expected: Int, found: Int)
  /// A header without a column that must be there.
  case missingColumn(String)
  /// A column that means nothing.
  case unknownColumn(String, nearest: String?, known: [String])
  /// Columns that mean nothing, several of them.
  case unknownColumns([String], known: [String])
  /// A table with a column per criterion, where a row per figure is due.
  case wideTable([String])
  /// A column that is there twice.
  case repeatedColumn(String)
  /// A header with too many columns.
  case tooManyColumns
  /// A field that must be filled in.
  case blank(String)

  /// The fault in words.
  public func message(in language: Language) -> String {
    switch self {
    case .separator(let found):
      language[
        "các cột ngăn cách bằng \(sign(found, language)), cần dấu phẩy ','. Excel ngăn cách theo Windows: vào Control Panel > Region > Additional settings, đặt 'Decimal symbol' là '.', 'List separator' là ',', mở lại Excel rồi lưu kiểu 'CSV UTF-8 (Comma delimited)'; hoặc mở bằng LibreOffice, lưu CSV với 'Field delimiter' là ','",
        "the columns are separated by \(sign(found, language)), expected a comma ','. Excel separates as Windows says: in Control Panel > Region > Additional settings set 'Decimal symbol' to '.' and 'List separator' to ',', start Excel anew and save as 'CSV UTF-8 (Comma delimited)'; or open the file in LibreOffice and save it as CSV with ',' as the field delimiter"
      ]
    case .unterminatedQuote:
      language["ngoặc kép mở ở đây không đóng", "the quote opened here is not closed"]
    case .strayQuote:
      language[
        "ngoặc kép giữa ô; đặt cả ô trong ngoặc kép và viết '\"\"' cho mỗi ngoặc kép",
        "a quote inside a field; quote the whole field and write '\"\"' for each quote"]
    case .textAfterQuote:
      language[
        "cần dấu phẩy hoặc hết dòng sau ngoặc kép đóng",
        "expected a comma or the end of the line after the closing quote"]
    case .bareCarriageReturn:
      language[
        "dòng kết thúc bằng CR; lưu lại với LF hoặc CRLF",
        "a line ends with CR alone; save with LF or CRLF"]
    case .longField(let bytes):
      language[
        "ô có \(bytes) byte; nhiều nhất là \(Limits.fieldBytes)",
        "the field has \(bytes) bytes; at most \(Limits.fieldBytes) are read"]
    case .fieldCount(let expected, let found):
      language[
        "cần \(expected) ô như dòng tiêu đề, thấy \(found); ô có dấu phẩy phải đặt trong ngoặc kép",
        "expected \(expected) fields as in the header, found \(found); quote a field that has a comma"
      ]
    case .missingColumn(let name):
      language["thiếu cột '\(name)'", "the column '\(name)' is missing"]
    case .unknownColumn(let name, let nearest, let known):
      language["không có cột '\(name.clipped)'", "there is no column '\(name.clipped)'"]
        + (nearest == nil
          ? language["; các cột: ", "; the columns are: "] + known.joined(separator: ", ")
          : language.suggestion(nearest))
    case .unknownColumns(let names, let known):
      language["không có các cột ", "there are no columns "] + shown(names)
        + language["; các cột: ", "; the columns are: "] + known.joined(separator: ", ")
    case .wideTable(let names):
      language[
        "bảng ngang, mỗi cột một tiêu chí (\(shown(names))); cần bảng dọc, mỗi số liệu một dòng, như 'unit,criterion,value' rồi 'STP,\(names.first?.clipped ?? "1.1"),8.5'",
        "a wide table with a column per criterion (\(shown(names))); a long one is needed with a row per figure, such as 'unit,criterion,value' and then 'STP,\(names.first?.clipped ?? "1.1"),8.5'"
      ]
    case .repeatedColumn(let name):
      language["cột '\(name)' lặp lại", "the column '\(name)' is repeated"]
    case .tooManyColumns:
      language[
        "có quá \(Limits.columns) cột", "there are more than \(Limits.columns) columns"]
    case .blank(let column):
      language["ô '\(column)' trống", "the field '\(column)' is blank"]
    }
  }

  /// The first names of several.
  private func shown(_ names: [String]) -> String {
    let most = 3
    return names.prefix(most).map { "'\($0.clipped)'" }.joined(separator: ", ")
      + (names.count > most ? ", … (\(names.count))" : "")
  }

  private func sign(_ separator: String, _ language: Language) -> String {
    separator == "\t" ? language["tab", "tabs"] : "'\(separator)'"
  }
}
