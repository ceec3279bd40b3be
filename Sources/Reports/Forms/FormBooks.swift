import Formulas
public import Scoring
import Wording
public import WorkbookPlan

/// The workbooks to be sent out at a stage: a form per unit and index, or a workbook per appraising agency.
public struct FormBooks: Sendable {
  /// A workbook to be sent out.
  public struct File: Sendable {
    /// Who fills it in.
    public let recipient: FormIdentity.Recipient
    /// The positions in `Book.indices` of the indices it asks for.
    public let indices: [Int]
    /// The file's name.
    public let name: String
  }

  /// What is sent out beside the book.
  public struct Settings: Sendable {
    /// The round of figures that is filled in.
    public var stage: Stage
    /// The number of the round that forms are sent out in, from 1.
    public var round: Int
    /// Whether the figures that the book has for the stage stand in the forms.
    public var isFilled: Bool
    /// The version of an index's criteria set, as forms carry it.
    public var version: @Sendable (CriteriaSet) -> String

    /// What is sent out.
    public init(
      stage: Stage, round: Int = 1, isFilled: Bool = false,
      version: @escaping @Sendable (CriteriaSet) -> String
    ) {
      self.stage = stage
      self.round = round
      self.isFilled = isFilled
      self.version = version
    }
  }

  /// The workbooks, in the order of the units or of the agencies.
  public let files: [File]
  private let book: Book
  private let settings: Settings
  private let versions: [String]

  /// The workbooks of a book for a stage.
  public init(_ book: Book, _ settings: Settings) {
    self.book = book
    self.settings = settings
    versions = book.indices.map { settings.version($0.criteria) }
    var slugs: Set<String> = []
    files = book.formRecipients(at: settings.stage).flatMap { recipient -> [File] in
      let indices = book.indices.indices.filter {
        FormContent(
          book.indices[$0], units: book.units, recipient: recipient, stage: settings.stage) != nil
      }
      switch recipient {
      case .unit(let code):
        let stem = book.units.first { $0.code == code }?.fileName ?? code
        return indices.map {
          File(
            recipient: recipient, indices: [$0], name: "\(stem)-\(book.indices[$0].id).xlsx")
        }
      case .agency(let agency):
        let name = Self.slug(
          agency.map(book.name(ofAgency:)) ?? Texts(book)["Khác", "Others"], &slugs)
        return [File(recipient: recipient, indices: indices, name: name + ".xlsx")]
      }
    }
  }

  /// A readable name of ASCII letters, digits and hyphens that is not taken yet.
  private static func slug(_ text: String, _ taken: inout Set<String>) -> String {
    let folded = text.asciiSlug
    let stem = folded.isEmpty ? "co-quan" : folded
    var name = stem
    var number = 2
    while !taken.insert(name).inserted {
      name = "\(stem)-\(number)"
      number += 1
    }
    return name
  }

  /// The workbook of a file.
  public func plan(of file: File) -> Plan {
    var palette = Palette()
    var lists = FormLists()
    let texts = Texts(book)
    var names = SheetNames(taken: [FormLists.sheetName, FormIdentity.sheetName])
    var sheets: [Sheet] = []
    for position in file.indices {
      let index = book.indices[position]
      guard
        let form = FormEvaluation(
          index, units: book.units, recipient: file.recipient, stage: settings.stage,
          isFilled: settings.isFilled)
      else { continue }
      switch file.recipient {
      case .unit(let code):
        guard let unit = book.units.first(where: { $0.code == code }) else { continue }
        let name = names.name(texts[.selfAssessment], index.shortTitle)
        sheets.append(
          SelfForm(book: book, unit: unit, form: form).sheet(
            name: name, lists: &lists, &palette))
      case .agency(let agency):
        let name = names.name(texts.stage(settings.stage), index.shortTitle)
        sheets.append(
          AppraisalForm(book: book, agency: agency.map(book.name(ofAgency:)), form: form).sheet(
            name: name, lists: &lists, &palette))
      }
    }
    if let sheet = lists.sheet { sheets.append(sheet) }
    let identity = FormIdentity(
      book: book.id, year: book.year, recipient: file.recipient, stage: settings.stage,
      round: settings.round,
      parts: file.indices.map {
        FormIdentity.Part(index: book.indices[$0].id, version: versions[$0])
      })
    sheets.append(identity.sheet)
    for sheet in sheets.indices { sheets[sheet].rows = sheets[sheet].rows.kept() }
    return Plan(
      properties: properties(of: file, texts), formats: palette.formats, sheets: sheets
    ).fitted()
  }

  private func properties(of file: File, _ texts: Texts) -> Plan.Properties {
    var properties = Plan.Properties()
    switch file.recipient {
    case .unit(let code): properties.title = book.units.first { $0.code == code }?.name ?? code
    case .agency(let name):
      properties.title = name.map(book.name(ofAgency:)) ?? texts["Cơ quan khác", "Other agencies"]
    }
    properties.subject =
      "\(texts.stage(settings.stage)) \(book.year): "
      + file.indices.map { book.indices[$0].shortTitle }.joined(separator: ", ")
    properties.author = book.dress.issuer ?? ""
    properties.comments = book.remark ?? ""
    properties.created = (book.created.year, book.created.month, book.created.day)
    return properties
  }
}
