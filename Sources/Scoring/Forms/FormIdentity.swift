/// Who a form is for and what it was made from; carried in a hidden sheet of the form.
public struct FormIdentity: Hashable, Sendable {
  /// The name of the hidden sheet that holds the identity, a key and a value per row.
  public static let sheetName = "_sodiem"
  /// The first key, by which a workbook is known to be a form, with the version of the layout.
  public static let mark = (key: "sodiem-form", value: "1")

  /// Who fills the form in.
  public enum Recipient: Hashable, Sendable {
    /// A unit that assesses itself, by its code.
    case unit(String)
    /// An agency that appraises all units, by its name in the language the book is written in; nil for the
    /// criteria whose set names none.
    case agency(String?)
  }

  /// An index a form asks for, with the version of its criteria set.
  public struct Part: Hashable, Sendable {
    /// The index.
    public var index: String
    /// The version of the criteria set: what the form asks and how it is scored, as a hash.
    public var version: String

    /// An index at a version of its criteria set.
    public init(index: String, version: String) {
      self.index = index
      self.version = version
    }
  }

  /// The book's identifier.
  public var book: String
  /// The year evaluated.
  public var year: Int
  /// Who fills it in.
  public var recipient: Recipient
  /// The stage its figures belong to.
  public var stage: Stage
  /// The number of the round it was sent out in, from 1; forms sent out again get a higher one.
  public var round: Int
  /// The indices it asks for.
  public var parts: [Part]

  /// The identity of a form.
  public init(
    book: String, year: Int, recipient: Recipient, stage: Stage, round: Int, parts: [Part]
  ) {
    self.book = book
    self.year = year
    self.recipient = recipient
    self.stage = stage
    self.round = round
    self.parts = parts
  }

  /// The rows of the hidden sheet.
  public var rows: [(key: String, value: String)] {
    var rows = [
      Self.mark, (Key.book, book), (Key.year, String(year)), (Key.stage, stage.code),
      (Key.round, String(round)),
    ]
    switch recipient {
    case .unit(let code): rows.append((Key.unit, code))
    case .agency(let name): rows.append((Key.agency, name ?? ""))
    }
    return rows + parts.map { (Key.index + $0.index, $0.version) }
  }

  /// The identity that rows of the hidden sheet hold; nil if something in them is missing or wrong.
  public init?(rows: [(key: String, value: String)]) {
    let values = Dictionary(rows.map { ($0.key, $0.value) }) { first, _ in first }
    guard values[Self.mark.key] == Self.mark.value, let book = values[Key.book],
      let year = values[Key.year].flatMap({ Int($0) }),
      let stage = values[Key.stage].flatMap({ Stage(code: $0) }),
      let round = values[Key.round].flatMap({ Int($0) }), round > 0
    else { return nil }
    if let unit = values[Key.unit] {
      recipient = .unit(unit)
    } else if let agency = values[Key.agency] {
      recipient = .agency(agency.isEmpty ? nil : agency)
    } else {
      return nil
    }
    parts = rows.filter { $0.key.hasPrefix(Key.index) }.map {
      Part(index: String($0.key.dropFirst(Key.index.count)), version: $0.value)
    }
    guard !parts.isEmpty else { return nil }
    self.book = book
    self.year = year
    self.stage = stage
    self.round = round
  }

  private enum Key {
    static let book = "book"
    static let year = "year"
    static let stage = "stage"
    static let round = "round"
    static let unit = "unit"
    static let agency = "agency"
    /// Followed by the index.
    static let index = "version:"
  }
}

extension Stage {
  /// The stage as data and forms write it.
  public var code: String {
    switch self {
    case .self: "self"
    case .appraised1: "appraised1"
    case .appraised2: "appraised2"
    case .decided: "decided"
    }
  }

  /// The stage of a code.
  public init?(code: String) {
    guard let stage = Stage.allCases.first(where: { $0.code == code }) else { return nil }
    self = stage
  }
}
