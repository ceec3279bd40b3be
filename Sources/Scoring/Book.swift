public import Wording

/// One year's evaluation: what is ranked, by which rules, on which figures.
public struct Book: Sendable {
  /// The book's identifier, also the name of its workbook file.
  public var id: String
  /// The year evaluated.
  public var year: Int
  /// The language of the workbook.
  public var language: Language
  /// The language the book is written in; its texts may be a translation.
  public var written: Language
  /// The texts of the letterhead, titles and signature.
  public var dress: Dress
  /// The date written into the files as their creation date.
  public var created: CalendarDate
  /// A remark shown on every sheet, such as « Số liệu minh hoạ ».
  public var remark: String?
  /// The indices, each a criteria set applied to units.
  public var indices: [Index]
  /// All units, in the order of the units file.
  public var units: [Unit]
  /// The files the book was read from, for the provenance.
  public var sources: [SourceFile]
  /// The revisions of the weights that can be chosen, in the order of their files.
  public var revisions: [Revision]
  /// The appendices asked for, in the order of their numbers; nil for the usual ones.
  public var appendices: [AppendixRequest]?

  /// A book of the given parts.
  public init(
    id: String, year: Int, language: Language = .vietnamese, dress: Dress = Dress(),
    created: CalendarDate, remark: String? = nil, indices: [Index], units: [Unit],
    sources: [SourceFile] = [], revisions: [Revision] = []
  ) {
    self.id = id
    self.year = year
    self.language = language
    written = language
    self.dress = dress
    self.created = created
    self.remark = remark
    self.indices = indices
    self.units = units
    self.sources = sources
    self.revisions = revisions
  }
}

/// A date without time or zone.
public struct CalendarDate: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The year, 1900 to 9999.
  public var year: Int
  /// The month, 1 to 12.
  public var month: Int
  /// The day, 1 to 31.
  public var day: Int

  /// A date of the Gregorian calendar.
  public init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The date as `2022-01-05`.
  public var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// Earlier dates come first.
  public static func < (left: Self, right: Self) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

/// The texts around the tables: letterhead, decision, signature.
public struct Dress: Hashable, Sendable {
  /// The title of the whole workbook.
  public var title = ""
  /// The superior body, first line at the left of the letterhead.
  public var superior: String?
  /// The issuing body, under the superior one.
  public var issuer: String?
  /// The place written before the date.
  public var place: String?
  /// The line naming the decision the appendix belongs to.
  public var decision: String?
  /// The lines that name the signer's office, such as « CHỦ TỊCH ».
  public var signerOffice: [String] = []
  /// The signer's name.
  public var signerName: String?
  /// What the unit groups are called, by their codes.
  public var groupNames: [String: String] = [:]
  /// « Nơi nhận », one line each.
  public var recipients: [String] = []

  /// Texts that are all empty, to be filled in.
  public init() {}
}

/// A unit that is scored: a department, a district, an agency.
public struct Unit: Hashable, Sendable {
  /// The code units are matched by.
  public var code: String
  /// The full name, in NFC.
  public var name: String
  /// A short name for narrow columns.
  public var shortName: String
  /// The unit group, which may have maxima, bands and grades of its own.
  public var group: String
  /// Where the unit is declared.
  public var place: Place?

  /// A unit of a group.
  public init(
    code: String, name: String, shortName: String? = nil, group: String = "", place: Place? = nil
  ) {
    self.code = code
    self.name = name
    self.shortName = shortName ?? name
    self.group = group
    self.place = place
  }
}

/// A file a book was read from.
public struct SourceFile: Hashable, Sendable {
  /// The path inside the book folder.
  public var path: String
  /// What the file holds.
  public var role: Role
  /// The SHA-256 of its bytes, 64 hexadecimal digits.
  public var sha256: String
  /// The size in bytes.
  public var bytes: Int

  /// The roles of a book's files.
  public enum Role: String, Sendable {
    /// `sodiem.yaml`.
    case book
    /// A criteria set.
    case criteria
    /// The list of units.
    case units
    /// Observations.
    case data
    /// Observations collected from forms.
    case collected
    /// Facts about units.
    case facts
    /// Last year's scores.
    case previous
    /// The numbers of survey forms.
    case survey
    /// A revision of the weights.
    case weights
  }

  /// A file of a role, with its digest.
  public init(path: String, role: Role, sha256: String, bytes: Int) {
    self.path = path
    self.role = role
    self.sha256 = sha256
    self.bytes = bytes
  }
}

/// A place in a file: what a diagnostic points at.
public struct Place: Hashable, Sendable, Comparable {
  /// The path, as messages print it.
  public var file: String
  /// The line, from 1; 0 when the whole file is meant.
  public var line: Int
  /// The column in characters, from 1; 0 when the whole line is meant.
  public var column: Int
  /// The sheet, if the file is a workbook and not meant as a whole.
  public var sheet: String?
  /// The cell of the sheet, such as `F12`; nil when the whole sheet is meant.
  public var cell: String?

  /// A place in a text file.
  public init(file: String, line: Int = 0, column: Int = 0) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// A place in a workbook.
  public init(file: String, sheet: String?, cell: String? = nil) {
    self.init(file: file)
    self.sheet = sheet
    self.cell = cell
  }

  /// Places in file, line and column order.
  public static func < (left: Self, right: Self) -> Bool {
    (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }
}
