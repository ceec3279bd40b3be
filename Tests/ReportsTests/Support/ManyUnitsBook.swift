import Scoring

@testable import Reports

/// A book of a province's communes: more units than stand in columns, in three groups.
enum ManyUnitsBook {
  /// How many communes, wards and special zones there are.
  static let groups: [(name: String, code: String, count: Int)] = [
    ("Xã", "so", 48), ("Phường", "huyen", 16), ("Đặc khu", "dao", 1),
  ]
  static var count: Int { groups.reduce(0) { $0 + $1.count } }

  /// Every kind of rule and policy, among them one with other maxima for wards, with random figures of a
  /// seed; some communes have the same figures.
  static func make(seed: UInt64, ranking: RankingRule = RankingRule()) throws -> Book {
    var book = try SampleBook.make(seed: seed, units: count, ranking: ranking)
    let names = groups.flatMap { group in
      (1...group.count).map { number in (group.code, "\(group.name) Phước Dinh số \(number)") }
    }
    book.units = book.units.enumerated().map { position, unit in
      let (group, name) = names[position]
      return Unit(code: unit.code, name: "Ủy ban nhân dân \(name)", shortName: name, group: group)
    }
    for index in book.indices.indices {
      let own = book.indices[index].observations
      book.indices[index].observations = own.filter { !twins.contains($0.participant) }
      for twin in twins {
        book.indices[index].observations += own.filter { $0.participant == 0 }.map {
          var copy = $0
          copy.participant = twin
          return copy
        }
      }
    }
    return book
  }

  /// The communes with the figures of the first one.
  private static let twins: Set = [3, 7, 40]
}
