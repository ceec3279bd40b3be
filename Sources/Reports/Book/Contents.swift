import Formulas
import Scoring
import Wording
import WorkbookPlan

/// The sheets of a workbook in order, each with what the table of contents says of it.
struct Contents {
  /// The parts of the workbook, in the order the table of contents lists them.
  enum Part: CaseIterable {
    /// The results, the pages for those who decide first.
    case results
    /// What is signed and sent out.
    case publication
    /// What is read out of them.
    case analysis
    /// What they are computed from, and whether it is right.
    case setup
  }

  /// A sheet in the table of contents.
  struct Entry: Sendable {
    let sheet: String
    let part: Part
    let summary: String
    /// Whether there is such a sheet; one that is left out is listed with the reason.
    let isThere: Bool
    /// The index it belongs to, and what it is called among that index's sheets; nil for what belongs to all.
    let member: Member?
    /// Where the links to other sheets stand.
    let bar: LinkBar.Place
  }

  /// A place among the sheets of an index.
  struct Member: Hashable, Sendable {
    let index: Int
    let name: String
  }

  /// The sheet that lists all others.
  let cover: String
  /// The sheet that says whether everything is right, if the workbook has one.
  var checks: String?
  let texts: Texts
  /// What stands in the third line of every sheet that is not signed, but for the sheet that says it itself;
  /// nil leaves the line as it is.
  var remark: (content: Cell.Content, except: String)?
  private(set) var entries: [Entry] = []
  private var made: [Sheet?] = []

  /// No sheets yet.
  init(cover: String, texts: Texts) {
    self.cover = cover
    self.texts = texts
  }

  /// Adds a sheet, with one line that says what it shows.
  mutating func add(
    _ sheet: Sheet, _ part: Part, _ summary: String, _ member: Member? = nil,
    bar: LinkBar.Place = .above
  ) {
    entries.append(
      Entry(
        sheet: sheet.name, part: part, summary: summary, isThere: true, member: member, bar: bar))
    made.append(sheet)
  }

  /// Lists a sheet that the workbook does without, with the reason.
  mutating func leaveOut(_ sheet: String, _ part: Part, because reason: String) {
    entries.append(
      Entry(
        sheet: sheet, part: part, summary: reason, isThere: false, member: nil, bar: .above))
    made.append(nil)
  }

  /// The sheets, with what all sheets of the workbook have in their heads.
  func sheets(_ palette: inout Palette) -> [Sheet] {
    entries.indices.compactMap { position in
      guard let sheet = made[position] else { return nil }
      let entry = entries[position]
      var head = SheetHead(sheet)
      if entry.part != .publication {
        head.fitTitle(&palette)
        if let remark, remark.except != entry.sheet { head.set(remark: remark.content, &palette) }
      }
      head.add(bar(of: position), entry.bar, &palette)
      return head.sheet
    }
  }

  // MARK: Links

  /// The links from a sheet: to the contents, to the sheets it belongs with, to the checks.
  private func bar(of position: Int) -> LinkBar {
    func link(_ text: String, _ sheet: String) -> LinkBar.Link {
      LinkBar.Link(text: text, target: SheetRange(startOf: sheet))
    }
    let own = entries[position]
    return LinkBar(
      first: link(texts["← Mục lục", "← Contents"], cover),
      middle: related(to: position).map { link(own.name(of: $0), $0.sheet) },
      last: checks.flatMap { $0 == own.sheet ? nil : link($0, $0) })
  }

  /// The sheets of the same index, with its first appendix, or those before and after an appendix; for a
  /// sheet that belongs to all indices the others of its kind and the first of each index.
  private func related(to position: Int) -> [Entry] {
    let own = entries[position]
    func isFirst(_ other: Int, _ part: Part? = nil) -> Bool {
      let entry = entries[other]
      return !entries[..<other].contains {
        $0.member?.index == entry.member?.index && (part == nil || $0.part == part)
      }
    }
    return entries.indices.filter { other in
      let entry = entries[other]
      if other == position || !entry.isThere || entry.sheet == checks { return false }
      guard let member = own.member else { return entry.member == nil || isFirst(other) }
      if entry.part == .publication {
        if own.part == .publication { return abs(other - position) == 1 }
        return entry.member?.index == member.index && isFirst(other, .publication)
      }
      return entry.member?.index == member.index
    }.map { entries[$0] }
  }
}

extension Contents.Entry {
  /// What another sheet is called on this one: shortly, if both belong to one index.
  fileprivate func name(of other: Self) -> String {
    guard let member, let their = other.member, their.index == member.index else {
      return other.sheet
    }
    return their.name
  }
}

extension Texts {
  /// What a part of the workbook is called.
  func part(_ part: Contents.Part) -> String {
    switch part {
    case .publication: self["Công bố", "For publication"]
    case .results: self[.results]
    case .analysis: self[.analysis]
    case .setup: self["Thiết lập", "Setup"]
    }
  }
}
