/// How much of a workbook is read at most, so that no file can exhaust memory or time.
///
/// As made, the limits let through the largest workbooks this program writes; ``forms`` are for
/// files from elsewhere.
public struct ReadLimits: Hashable, Sendable {
  /// Bytes of the file.
  public var fileBytes = 1 << 40
  /// Parts of the archive.
  public var parts = 10_000
  /// Bytes of one part, counted while it is inflated.
  public var partBytes = 1 << 30
  /// Bytes of all parts that are read: the workbook, its texts, its formats and every sheet.
  public var totalBytes = 1 << 40
  /// Bytes of the list of sheets, or of a list of references.
  public var bookBytes = 256 << 20
  /// References from one part to others.
  public var relationships = 100_000
  /// Texts that cells share.
  public var sharedTexts = 20_000_000
  /// Bytes of the texts that cells share.
  public var sharedTextBytes = 256 << 20
  /// Formats of cells and numbers.
  public var formats = 100_000
  /// Bytes of one cell's text or formula.
  public var textBytes = 4 * 32_767
  /// Cells of one sheet.
  public var cells = 20_000_000
  /// Merged ranges of one sheet.
  public var mergedRanges = 1_000_000
  /// Sheets.
  public var sheets = 1_000
  /// Defined names.
  public var names = 100_000
  /// Elements inside each other.
  public var depth = 100
  /// Bytes of one tag or other piece of XML that is not finished.
  public var tokenBytes = 1 << 20

  /// The limits for workbooks of this program's own making.
  public init() {}

  /// The limits for files of unknown origin: forms, appraisal workbooks, what comes back by mail.
  ///
  /// A form has some hundred rows and an appraisal workbook some ten thousand, so there is room for
  /// a hundred times more, and reading stays below 100 MB of memory and 2 s whatever is in the file.
  /// Pictures pasted as evidence are never unpacked and count as bytes of the file only.
  public static let forms: ReadLimits = {
    var limits = ReadLimits()
    limits.fileBytes = 64 << 20
    limits.parts = 1_000
    limits.partBytes = 32 << 20
    limits.totalBytes = 32 << 20
    limits.bookBytes = 8 << 20
    limits.relationships = 10_000
    limits.sharedTexts = 200_000
    limits.sharedTextBytes = 16 << 20
    limits.cells = 1_000_000
    limits.mergedRanges = 100_000
    limits.sheets = 200
    limits.names = 10_000
    return limits
  }()

  /// What there is too much of.
  public enum Kind: Hashable, Sendable, CaseIterable {
    /// Bytes of the file.
    case fileBytes
    /// Parts of the archive.
    case parts
    /// Bytes of one part.
    case partBytes
    /// Bytes of all parts that are read.
    case totalBytes
    /// Bytes of the list of sheets, or of a list of references.
    case bookBytes
    /// References from one part to others.
    case relationships
    /// Shared texts.
    case sharedTexts
    /// Bytes of shared texts.
    case sharedTextBytes
    /// Formats of cells and numbers.
    case formats
    /// Bytes of one text.
    case textBytes
    /// Cells.
    case cells
    /// Merged ranges.
    case mergedRanges
    /// Sheets.
    case sheets
    /// Defined names.
    case names
    /// Elements inside each other.
    case depth
    /// Bytes of one piece of XML.
    case tokenBytes
  }

  /// The most that is read of a kind.
  public subscript(kind: Kind) -> Int {
    switch kind {
    case .fileBytes: fileBytes
    case .parts: parts
    case .partBytes: partBytes
    case .totalBytes: totalBytes
    case .bookBytes: bookBytes
    case .relationships: relationships
    case .sharedTexts: sharedTexts
    case .sharedTextBytes: sharedTextBytes
    case .formats: formats
    case .textBytes: textBytes
    case .cells: cells
    case .mergedRanges: mergedRanges
    case .sheets: sheets
    case .names: names
    case .depth: depth
    case .tokenBytes: tokenBytes
    }
  }

  /// The refusal of a file that has more than a limit allows.
  func exceeded(_ kind: Kind) -> ReadFailure.Reason { .limit(kind, most: self[kind]) }
}
