/// What a collection of forms came to, in the words of its report workbook.
public struct CollectionReport: Sendable {
  /// A file that was read.
  public struct File: Sendable {
    /// The file's path, as it was named.
    public var path: String
    /// The unit or agency that sent it; a dash if that could not be told.
    public var sender: String
    /// The indices it is about.
    public var indices: String
    /// The stage.
    public var stage: String
    /// The round it was sent out in; nil if that could not be told.
    public var round: Int?
    /// What became of it, in words.
    public var verdict: String
    /// Whether it was rejected.
    public var isRejected: Bool
    /// How many criteria are answered.
    public var answered: Int
    /// How many are asked for.
    public var asked: Int

    /// A file with what became of it.
    public init(
      path: String, sender: String, indices: String, stage: String, round: Int?, verdict: String,
      isRejected: Bool, answered: Int, asked: Int
    ) {
      self.path = path
      self.sender = sender
      self.indices = indices
      self.stage = stage
      self.round = round
      self.verdict = verdict
      self.isRejected = isRejected
      self.answered = answered
      self.asked = asked
    }
  }

  /// Something that is wrong with a file, or to be looked at.
  public struct Finding: Sendable {
    /// The position of the file in the report.
    public var file: Int
    /// Whether the file is rejected for it.
    public var isFault: Bool
    /// The sheet; nil if the whole file is meant.
    public var sheet: String?
    /// The cell; nil if the whole sheet is meant.
    public var cell: String?
    /// What it is and how to mend it.
    public var message: String

    /// A finding at a place.
    public init(file: Int, isFault: Bool, sheet: String?, cell: String?, message: String) {
      self.file = file
      self.isFault = isFault
      self.sheet = sheet
      self.cell = cell
      self.message = message
    }
  }

  /// A figure that is new, gone or another one than before.
  public struct Change: Sendable {
    /// The unit's name.
    public var unit: String
    /// The index's short title.
    public var index: String
    /// The criterion's code.
    public var code: String
    /// What people read in its place.
    public var printedCode: String
    /// The criterion's name.
    public var criterion: String
    /// Which of its figures.
    public var figure: String
    /// The stage.
    public var stage: String
    /// What was collected before; empty if nothing.
    public var before: String
    /// What is collected now; empty if nothing.
    public var after: String
    /// The file, sheet and cell it comes from.
    public var source: String

    /// A change of a figure.
    public init(
      unit: String, index: String, code: String, printedCode: String, criterion: String,
      figure: String, stage: String, before: String, after: String, source: String
    ) {
      self.unit = unit
      self.index = index
      self.code = code
      self.printedCode = printedCode
      self.criterion = criterion
      self.figure = figure
      self.stage = stage
      self.before = before
      self.after = after
      self.source = source
    }
  }

  /// A form that has not come.
  public struct Missing: Sendable {
    /// Who was to send it.
    public var sender: String
    /// The index.
    public var index: String
    /// The stage.
    public var stage: String

    /// A form that is missing.
    public init(sender: String, index: String, stage: String) {
      self.sender = sender
      self.index = index
      self.stage = stage
    }
  }

  /// The files, in the order they were named.
  public var files: [File]
  /// What is wrong with them, by file.
  public var findings: [Finding]
  /// What is different from what was collected before.
  public var changes: [Change]
  /// Who has sent nothing.
  public var missing: [Missing]
  /// Whether the figures were written into the book.
  public var isApplied: Bool

  /// A report of its parts.
  public init(
    files: [File], findings: [Finding], changes: [Change], missing: [Missing], isApplied: Bool
  ) {
    self.files = files
    self.findings = findings
    self.changes = changes
    self.missing = missing
    self.isApplied = isApplied
  }
}
