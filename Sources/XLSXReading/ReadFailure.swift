/// Why a workbook cannot be read.
public struct ReadFailure: Error, Hashable, Sendable {
  /// The file's path.
  public var path: String
  /// The part of the file, such as `xl/workbook.xml`; nil for the file as a whole.
  public var part: String?
  /// The name of the sheet that was being read; nil when it was none.
  public var sheet: String?
  /// What is in the way.
  public var reason: Reason

  /// A failure in a file.
  public init(path: String, part: String? = nil, sheet: String? = nil, reason: Reason) {
    self.path = path
    self.part = part
    self.sheet = sheet
    self.reason = reason
  }

  /// What is in the way.
  public enum Reason: Error, Hashable, Sendable {
    /// The system refuses, with its number for it.
    case system(code: Int32)
    /// A folder, pipe or device.
    case notAFile
    /// Nothing in it.
    case empty
    /// A workbook with a password.
    case encrypted
    /// A workbook of Excel 2003 or before (.xls).
    case oldWorkbook
    /// A binary workbook (.xlsb).
    case binaryWorkbook
    /// A workbook of LibreOffice's own format (.ods).
    case openDocument
    /// A Word or PowerPoint file.
    case otherOfficeFile
    /// A web page under a workbook's name.
    case html
    /// An XML spreadsheet of Excel 2003.
    case xmlSpreadsheet
    /// Text, such as CSV, under a workbook's name.
    case text
    /// Something else than a workbook.
    case unknownFormat
    /// An archive that is cut off or damaged.
    case damagedArchive(String)
    /// A part that is in the archive twice.
    case repeatedPart
    /// A part that another refers to, but that is not there.
    case missingPart
    /// A part that is to be fetched from elsewhere.
    case externalPart
    /// A document type declaration, which could pull in or multiply content.
    case documentType
    /// XML that is not well-formed.
    case malformed(String, line: Int)
    /// More than a limit allows.
    case limit(ReadLimits.Kind, most: Int)
    /// Two sheets of one name.
    case repeatedSheet(String)
    /// A cell's address that is none.
    case badAddress(String)
    /// Two cells with the same address.
    case repeatedCell(String)
    /// A cell that stands before the one above or left of it.
    case cellOutOfOrder(String)
    /// A cell whose value is not what its type says.
    case badValue(cell: String, String)
    /// A cell whose format is none of the workbook's.
    case badStyle(cell: String, String)
    /// A merged range that is none.
    case badRange(String)
    /// A part that should be a sheet and starts with another element.
    case notASheet(String)
    /// No sheet at a position.
    case noSheet(Int)
  }
}

extension ReadFailure: CustomStringConvertible {
  /// The failure in one line of English.
  public var description: String {
    let place = [part, sheet].compactMap(\.self).map { " (\($0))" }.joined()
    return "cannot read '\(path)'\(place): \(reason)"
  }
}
