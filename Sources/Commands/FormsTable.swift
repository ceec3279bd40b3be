import Reports
import Scoring
import Wording

/// What was sent out: how many forms of each index or agency, what they ask, and what they do not.
struct FormsTable {
  let book: Book
  let stage: Stage
  let files: [FormBooks.File]

  private var language: Language { book.language }

  /// The table, and below it the criteria that no form asks for.
  var text: String {
    let table = stage == .self ? units : agencies
    let unasked = unasked
    guard !unasked.isEmpty else { return table.text }
    return table.text + "\n\n"
      + language["Không hỏi ở vòng này:", "Not asked at this stage:"] + "\n"
      + unasked.map { "  \($0)" }.joined(separator: "\n")
  }

  private var units: TextTable {
    var table = TextTable([
      (language[.index], .left), (language["Phiếu", "Forms"], .right),
      (language[.criteria], .right),
    ])
    for (position, index) in book.indices.enumerated() {
      let own = files.filter { $0.indices.contains(position) }
      guard !own.isEmpty else { continue }
      let counts = own.map { criteria(of: $0, in: index).count }
      let (least, most) = (counts.min() ?? 0, counts.max() ?? 0)
      table.rows.append([
        index.shortTitle, "\(own.count)", least == most ? "\(most)" : "\(least)–\(most)",
      ])
    }
    return table
  }

  private var agencies: TextTable {
    var table = TextTable([
      (language[.file], .left), (language[.index], .left),
      (language[.criteria], .right),
    ])
    for file in files {
      for position in file.indices {
        let index = book.indices[position]
        table.rows.append([
          file.name, index.shortTitle, "\(criteria(of: file, in: index).count)",
        ])
      }
    }
    return table
  }

  private func criteria(of file: FormBooks.File, in index: Index) -> [Int] {
    FormContent(index, units: book.units, recipient: file.recipient, stage: stage)?.criteria ?? []
  }

  /// The criteria that none of the recipients of the whole stage is asked for, by index.
  private var unasked: [String] {
    let recipients = book.formRecipients(at: stage)
    return book.indices.compactMap { index in
      let nodes = index.criteria.nodes
      guard index.rounds.contains(stage) else { return nil }
      var asked: Set<Int> = []
      for recipient in recipients {
        let content = FormContent(index, units: book.units, recipient: recipient, stage: stage)
        asked.formUnion(content?.criteria ?? [])
      }
      let codes = nodes.indices.filter { nodes[$0].rule != nil && !asked.contains($0) }
        .map { index.criteria.reference(to: $0) }
      return codes.isEmpty ? nil : "\(index.shortTitle): \(codes.joined(separator: ", "))"
    }
  }
}
