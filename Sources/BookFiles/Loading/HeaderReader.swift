import Scoring
import Wording

/// Reads `sodiem.yaml`.
struct HeaderReader {
  let reader: YAMLReader

  private var findings: Findings { reader.findings }

  /// The header of a book; nil if the file is no mapping.
  func read(_ root: YAMLNode) -> BookHeader? {
    guard let fields = Fields(root, key: "book", keys: BookKeys.all, reader: reader) else {
      return nil
    }
    let id = fields.requiredText("book")
    if let id { check(id, at: fields.valuePlace("book"), letterFirst: false) }
    let year = fields.required("year").flatMap { reader.whole($0, key: "year", in: 1900...9999) }
    let languages = Language.allCases.map { ($0.rawValue, $0) }
    let created = fields.required("created").flatMap { reader.date($0, key: "created") }
    let nodes = fields.required("indices").flatMap { reader.list($0, key: "indices") }
    let headers = indices(nodes ?? [])
    let appendices = fields["appendix"].flatMap { reader.list($0, key: "appendix") }.map {
      AppendixReader(reader: reader, indices: headers).read($0)
    }
    // Known already; here it is only held to the words there are.
    _ = fields.word("language", of: languages)
    return BookHeader(
      id: id ?? "", year: year ?? 1900, dress: dress(fields),
      created: created ?? CalendarDate(year: 1900, month: 1, day: 1),
      remark: fields.words("remark"),
      units: path(fields.required("units"), key: "units"), indices: headers,
      appendices: appendices, groups: groups(fields))
  }

  private func dress(_ fields: Fields) -> Dress {
    var dress = Dress()
    dress.title = fields.requiredWords("title") ?? ""
    guard let node = fields["dress"],
      let fields = Fields(node, key: "dress", keys: BookKeys.dress, reader: reader)
    else { return dress }
    dress.superior = fields.words("superior")
    dress.issuer = fields.words("issuer")
    dress.place = fields.words("place")
    dress.decision = fields.words("decision")
    dress.signerName = fields.text("signer_name")
    dress.signerOffice =
      fields["signer_office"].flatMap { reader.listOfWords($0, key: "signer_office") } ?? []
    dress.recipients =
      fields["recipients"].flatMap { reader.listOfWords($0, key: "recipients") } ?? []
    return dress
  }

  /// What unit groups are called, each code with its place.
  private func groups(_ fields: Fields) -> [(code: PlacedText, name: String)] {
    guard let node = fields["groups"], let entries = reader.entries(node, key: "groups") else {
      return []
    }
    return entries.compactMap { entry in
      reader.words(entry.value, key: entry.key).map {
        (PlacedText(text: entry.key, place: entry.keyPlace), $0.text)
      }
    }
  }

  private func indices(_ nodes: [YAMLNode]) -> [IndexHeader] {
    var found: [IndexHeader] = []
    var shortTitles = KeyRegister()
    for node in nodes {
      guard let index = index(node, &shortTitles) else { continue }
      if let first = found.first(where: { $0.id == index.id }) {
        findings.add(
          .book(.repeatedIndex(index.id)), at: index.place, notes: [Note(.first, at: first.place)])
      } else {
        found.append(index)
      }
    }
    return found
  }

  private func index(_ node: YAMLNode, _ shortTitles: inout KeyRegister) -> IndexHeader? {
    guard let fields = Fields(node, key: "indices", keys: BookKeys.index, reader: reader) else {
      return nil
    }
    let id = fields.requiredText("index")
    let place = fields.valuePlace("index")
    if let id { check(id, at: place, letterFirst: true) }
    let title = fields.requiredWords("title")
    let shortTitle = fields.requiredName("short_title")
    if let shortTitle {
      let place = fields.valuePlace("short_title")
      if let (name, first) = shortTitles.add(shortTitle, at: place) {
        findings.add(
          .key(.alike(.shortTitle, name, first: first.text)), at: place,
          notes: [Note(.first, at: first.place)])
      }
    }
    let criteria = path(fields.required("criteria"), key: "criteria")
    let data = fields.required("data").flatMap { reader.list($0, key: "data", mayBeEmpty: true) }
    let paths = (data ?? []).compactMap { path($0, key: "data") }
    let facts = path(fields["facts"], key: "facts")
    let previous = path(fields["previous"], key: "previous")
    let survey = path(fields["survey"], key: "survey")
    let tolerance = nonNegative(fields, "self_assessment_tolerance")
    let threshold = nonNegative(fields, "reason_threshold")
    let rounds = readRounds(fields)
    guard let id else { return nil }
    return IndexHeader(
      id: id, title: title ?? "", shortTitle: shortTitle?.text ?? "", criteria: criteria,
      data: paths, facts: facts, previous: previous, survey: survey,
      selfAssessmentTolerance: tolerance,
      rounds: rounds, reasonThreshold: threshold ?? 0, place: place)
  }

  /// The stages forms are sent out for, each once, in their own order; the usual ones if none are named.
  private func readRounds(_ fields: Fields) -> [Stage] {
    let words = Stage.allCases.map { ($0.code, $0) }
    guard let node = fields["rounds"], let nodes = reader.list(node, key: "rounds") else {
      return Stage.usual
    }
    let named = nodes.compactMap { reader.word($0, key: "rounds", of: words) }
    return Stage.allCases.filter { named.contains($0) }
  }

  private func nonNegative(_ fields: Fields, _ key: String) -> Double? {
    guard let tolerance = fields.number(key) else { return nil }
    if tolerance >= 0 { return tolerance }
    findings.add(.book(.tolerance(key: key, tolerance)), at: fields.valuePlace(key))
    return nil
  }

  private func path(_ node: YAMLNode?, key: String) -> PlacedText? {
    guard let node, let text = reader.text(node, key: key) else { return nil }
    return PlacedText(text: text, place: node.place)
  }

  private func check(_ id: String, at place: Place, letterFirst: Bool) {
    if findings.refusesInvisible(in: id, at: place) { return }
    if id.count > Limits.codeCharacters {
      findings.add(.key(.tooLong(count: id.count, limit: Limits.codeCharacters)), at: place)
    }
    if id.isDeviceOfWindows { findings.add(.key(.reservedFileName(id)), at: place) }
    let lower: ClosedRange<Character> = "a"..."z"
    let isRight = id.enumerated().allSatisfy { offset, character in
      if lower.contains(character), character.isASCII { return true }
      if letterFirst, offset == 0 { return false }
      return ("0"..."9").contains(character) || character == "-" || letterFirst && character == "_"
    }
    guard !isRight else { return }
    findings.add(
      .book(.identifier(found: id, allowed: letterFirst ? "a-z, 0-9, '-', '_'" : "a-z, 0-9, '-'")),
      at: place)
  }
}
