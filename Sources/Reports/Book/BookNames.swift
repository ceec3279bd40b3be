import Formulas
import Scoring
import Wording
import WorkbookPlan

/// The names by which people's own formulas can use the results, such as `Diem_cchc`.
struct BookNames {
  let layout: BookLayout
  let tables: [DomainTable]

  /// A name with what it stands for.
  struct Entry {
    let name: String
    let cells: SheetRange
    let meaning: String
  }

  private var texts: Texts { layout.texts }

  var entries: [Entry] { tables.flatMap(entries) }

  private func entries(_ table: DomainTable) -> [Entry] {
    let title = table.layout.result.index.shortTitle
    let id = table.layout.result.index.id
    let final = table.layout.result.calculation.final
    var entries = [
      Entry(
        name: Self.name("Ten_don_vi", id), cells: table.range(ofColumn: 1),
        meaning: texts["\(title): tên đơn vị", "\(title): the units"])
    ]
    let columns: [(String, Line.Kind, String)] = [
      ("Diem", .score(stage: final), texts["điểm chỉ số", "scores"]),
      ("Hang", .rank, texts["vị thứ", "ranks"]),
      ("Xep_loai", .grade, texts[lower: .grades]),
      ("Hang_nam_truoc", .previousRank, texts["vị thứ năm trước", "last year's ranks"]),
    ]
    for (stem, kind, meaning) in columns {
      guard let column = table.column(kind) else { continue }
      entries.append(
        Entry(
          name: Self.name(stem, id), cells: table.range(ofColumn: column),
          meaning: "\(title): \(meaning)"))
    }
    return entries + weights(table.layout)
  }

  /// The effective weights of each unit group that has its own.
  private func weights(_ index: IndexLayout) -> [Entry] {
    let rows = index.weightsRows.nodes
    let title = index.result.index.shortTitle
    return (0..<index.variants).map { variant in
      let column = index.weightsColumn(.effective, variant)
      let group = index.variants == 1 ? "" : " " + index.words(ofVariant: variant)
      return Entry(
        name: Self.name(
          "Trong_so" + (variant == 0 ? "" : "_\(variant + 1)"), index.result.index.id),
        cells: SheetRange(CellRange(rows: rows, columns: column...column), in: layout.weights),
        meaning: texts[
          "\(title): trọng số đang dùng\(group)", "\(title): the weights in force\(group)"])
    }
  }

  /// Identifiers start with a letter and hold letters, digits, `-` and `_`; a name cannot hold `-`.
  ///
  /// Two underscores keep an index `thu_x` apart from the trial weights of an index `x`, and so on.
  private static func name(_ stem: String, _ id: String) -> String {
    let plain = String(id.map { $0 == "-" ? "." : $0 })
    return stem + (id.hasPrefix("thu_") || id.hasPrefix("nam_truoc_") ? "__" : "_") + plain
  }
}
