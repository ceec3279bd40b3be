import Scoring

/// The texts a unit is chosen by: its name, with its code where another unit has the same name.
struct UnitChoice {
  let labels: [String]

  init(_ book: Book, _ result: IndexEvaluation) {
    let units = result.index.participants.map { book.units[$0.unit] }
    var counts: [String: Int] = [:]
    for unit in units { counts[unit.name.lowercased(), default: 0] += 1 }
    let names = units.map { unit in
      counts[unit.name.lowercased()] == 1 ? unit.name : "\(unit.name) (\(unit.code))"
    }
    // A name may look like another one with its code.
    let isUnique = Set(names.map { $0.lowercased() }).count == names.count
    labels = isUnique ? names : units.map { "\($0.name) (\($0.code))" }
  }
}
