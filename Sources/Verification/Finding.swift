public import Formulas
public import Reports
public import XLSXReading

/// A place where a returned workbook is not what the book makes of it.
public struct Finding: Hashable, Sendable {
  /// The sheet's name.
  public var sheet: String
  /// The cell; nil for the sheet as a whole.
  public var address: CellAddress?
  /// What was found there.
  public var kind: Kind

  init(sheet: String, address: CellAddress? = nil, kind: Kind) {
    self.sheet = sheet
    self.address = address
    self.kind = kind
  }

  /// What can be found.
  public enum Kind: Hashable, Sendable {
    /// An unlocked cell holds something else, by its number if it is a day; `formula` if a formula was typed
    /// into it.
    case changedInput(
      RankingBookMap.Input?, what: String?, old: Value, new: Value, isDay: Bool, formula: String?)
    /// A value stands where a formula was.
    case overwritten(formula: String, value: Value)
    /// Another formula stands where one was.
    case changedFormula(old: String, new: String)
    /// A locked cell without formula holds something else.
    case changedCell(old: Value, new: Value)
    /// A formula stands in a locked cell without one.
    case addedFormula(old: Value, formula: String)
    /// A formula that cannot be computed, such as one that names a sheet that is gone.
    case unreadable(formula: String)
    /// A formula whose result in the file is not what it gives.
    case staleResult(formula: String, cached: Value, computed: Value)
    /// Formulas that depend on themselves.
    case cycle([String])
    /// A sheet that is gone or renamed.
    case missingSheet
    /// A sheet that was not there.
    case extraSheet
    /// Rows from one on stand elsewhere: inserted above it if positive, deleted if negative.
    case movedRows(from: Int, by: Int)
    /// Columns from one on stand elsewhere.
    case movedColumns(from: Int, by: Int)
  }

  /// Whether the workbook can be trusted no longer; a changed input alone does not do that.
  public var isFault: Bool {
    switch kind {
    case .changedInput, .staleResult, .extraSheet: false
    default: true
    }
  }
}

/// Why a workbook is not compared at all.
public enum Refusal: Error, Hashable, Sendable {
  /// It cannot be read.
  case unreadable(ReadFailure)
  /// It is no ranking workbook of this program.
  case notARankingBook
  /// It was made from another book, or from another year's.
  case otherBook(found: String, expected: String)
  /// It was written under weights that are no revision of the book, named here as it names them.
  case otherWeights(String)
  /// Computing it takes too much work.
  case tooMuchWork
}

/// What became of a participant's result.
public struct Effect: Hashable, Sendable {
  /// The position of the index in the book.
  public var index: Int
  /// The position of the participant in the index.
  public var participant: Int
  /// The score before and after.
  public var score: Change
  /// The rank before and after.
  public var rank: Change
  /// The grade before and after.
  public var grade: Change

  /// A value before and after.
  public struct Change: Hashable, Sendable {
    /// What the book gives.
    public var old: Value
    /// What the returned workbook gives.
    public var new: Value
    /// Whether they differ.
    public var isChange: Bool { !new.agrees(with: old) }
  }
}

/// Whether the program scores the changed inputs as the workbook does.
public enum EngineCheck: Hashable, Sendable {
  /// Nothing was changed that it could score.
  case nothingToScore
  /// More than inputs was changed, which the program cannot follow.
  case impossible
  /// The changed weights do not fit the book; why, in words of the program.
  case unfitWeights(String)
  /// Every score, rank and grade is the same.
  case agrees
  /// They differ here.
  case differs([Effect])
}
