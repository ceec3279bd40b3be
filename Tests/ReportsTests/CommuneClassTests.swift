import BookFiles
import Foundation
import Formulas
import Scoring
import Testing
import Wording
import WorkbookPlan

@testable import Reports

/// The classes of communes, wards and special zones by Nghị định 307/2025/NĐ-CP.
///
/// One set for three groups, with criteria that only some of them have and norms that differ. The 65 units'
/// figures are illustrative.
@Suite struct CommuneClassTests {
  private static func book() throws -> Book {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Sets/nd-307-2025")
    let loaded = try loadBook(at: folder.path)
    #expect(loaded.diagnostics.isEmpty, "\(loaded.diagnostics.text(in: .english))")
    return try #require(loaded.book)
  }

  /// A unit's figures as the file has them, by criterion and input.
  private static func figures() throws -> [String: [String: Double]] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Sets/nd-307-2025/data.csv")
    var figures: [String: [String: Double]] = [:]
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst() {
      let parts = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      figures[parts[0], default: [:]]["\(parts[1]) \(parts[2])"] = Double(parts[4])
    }
    return figures
  }

  /// The points by the articles of the decree, each rounded at two places, written apart from the engine.
  private static func points(_ figures: [String: Double], group: String) -> Double {
    func figure(_ name: String) -> Double { figures[name] ?? figures[name + " "] ?? 0 }
    func steps(
      _ value: Double, above norm: Double, every: Double, start: Double = 3, each: Double = 0.5,
      most: Double = 5
    ) -> Double {
      min(most, start + max(0, value - norm) / every * each)
    }
    func rounded(_ points: Double) -> Double { (points * 100 + 1e-7).rounded(.down) / 100 }
    func halfUp(_ points: Double) -> Double { rounded(points + 0.005) }
    var all: [Double] = []
    let isWard = group == "phuong"
    if isWard {
      all += [
        steps(figure("1p A"), above: 14_000, every: 1_000, start: 10, most: 25),
        steps(figure("2 A"), above: 5.5, every: 1, start: 10, most: 25),
        figure("3.a C") == 1 ? 10 : steps(figure("3.a A"), above: 50, every: 5, most: 8),
        steps(figure("3.b A"), above: 70, every: 2, each: 0.25),
        steps(figure("3.c A"), above: 60, every: 5),
        steps(figure("3.dp A"), above: 70, every: 5),
        steps(4 - figure("3.đp A"), above: 0, every: 0.5),
        steps(figure("3.g A"), above: 80, every: 5),
        figure("4.ap A") < 10
          ? 0 : steps(figure("4.ap A"), above: 20, every: 5, start: 2, each: 0.25, most: 3),
        figure("4.bp choice") * 3, figure("4.c choice") * 2, figure("4.dp choice") * 2,
      ]
    } else {
      let upland = figure("1 M") == 1 ? 0.75 : 1
      all += [
        steps(figure("1 A"), above: 16_000 * upland, every: 1_000 * upland, start: 10, most: 25),
        steps(figure("2 A"), above: 30, every: 5, start: 10, most: 25),
        figure("3.a C") == 1 ? 10 : steps(figure("3.a A"), above: 40, every: 5, most: 8),
        steps(figure("3.b A"), above: 50, every: 5), steps(figure("3.c A"), above: 50, every: 5),
        min(5, 3 + max(0, 4.5 - figure("3.d A"))), steps(figure("3.đ A"), above: 70, every: 5),
        steps(figure("3.g A"), above: 70, every: 5),
      ]
      all +=
        group == "dac_khu"
        ? [figure("4.đk choice") * 10]
        : [
          figure("4.a A") < 20
            ? 0 : steps(figure("4.a A"), above: 30, every: 5, start: 2, each: 0.25, most: 3),
          figure("4.b choice") * 3, figure("4.c choice") * 2, figure("4.d choice") * 2,
        ]
    }
    all.append(steps(figure("3.e A"), above: 45.2, every: 0.5, each: 0.25))
    let crowded = figure("UT P") < 300 ? 0 : min(10, 5 + (figure("UT P") - 300) / 50 * 0.5)
    let wide: Double = figure("UT D") >= (isWard ? 42 : 300) ? 10 : 0
    let bonus = halfUp(max(crowded, wide, figure("UT V")))
    return halfUp(halfUp(all.map(halfUp).reduce(0, +)) + bonus)
  }

  @Test func scoresOfAllUnitsAreThoseOfTheDecree() throws {
    let book = try Self.book()
    let figures = try Self.figures()
    let result = try #require(Evaluation(book)["phan_loai"])
    #expect(result.index.participants.count == 65)
    for (position, participant) in result.index.participants.enumerated() {
      let unit = book.units[participant.unit]
      let expected = Self.points(try #require(figures[unit.code]), group: unit.group)
      let score = try #require(result.score(of: position))
      #expect(abs(score - expected) < 1e-9, "\(unit.code): \(score), not \(expected)")
      let grade = expected >= 75 ? "Loại I" : expected >= 60 ? "Loại II" : "Loại III"
      #expect(result.grade(of: position) == grade)
    }
  }

  /// What a group does not have is not asked in its forms, lacks nothing and loses nothing.
  @Test func criteriaOfOtherGroupsAreNotAsked() throws {
    let book = try Self.book()
    let evaluation = Evaluation(book)
    let index = book.indices[0]
    let result = try #require(evaluation["phan_loai"])
    let unit = try #require(
      index.participants.firstIndex { book.units[$0.unit].group == "phuong" })
    let node = try #require(index.criteria.position(of: "4.a"))
    #expect(result.value(.lost(node: node, stage: .appraised2), of: unit) == .number(0))
    let code = book.units[index.participants[unit].unit].code
    let form = try #require(
      FormContent(index, units: book.units, recipient: .unit(code), stage: .self))
    let asked = Set(form.criteria.map { index.criteria.nodes[$0].code })
    #expect(asked.contains("4.ap") && !asked.contains("4.a") && !asked.contains("4.đk"))
    #expect(Diagnostic.issues(of: evaluation).isEmpty)
    // The scorecard says so of whom is chosen: a commune at first, with 1p, 3.dp, 3.đp, 4.ap, 4.bp, 4.dp and 4.đk
    // of others; the special zone has neither 1p, 3.dp, 3.đp nor anything of 4 but 4.đk.
    let layout = BookLayout(evaluation)
    let sheet = layout.indices[0].scorecard
    let plan = rankingBook(evaluation, version: "test")
    let choice = "\(sheet)!\(ScorecardLayout(layout.indices[0]).choiceCell.a1())"
    func told(_ plan: Plan) -> Int {
      let calculated = CalculatedPlan(plan)
      let rows = plan.sheets.first { $0.name == sheet }?.rows.count ?? 0
      return (0..<rows).count { row in
        (0..<12).contains {
          calculated.value(at: CellAddress(row: row, column: $0), in: sheet)
            == .text("Nhóm đơn vị này không có tiêu chí")
        }
      }
    }
    #expect(told(plan) == 7)
    #expect(told(plan.typing([choice: .text("Đặc khu số 1")])) == 10)
  }

  /// A weight that is declared, revised or typed for all weighs nothing where a group has not the criterion.
  ///
  /// 4.a weighs 6 in place of 3; wards and the special zone, which have no 4.a, keep their scores.
  @Test func whatAGroupHasNotWeighsNothingInIt() throws {
    let book = try Self.book()
    let before = try #require(Evaluation(book)["phan_loai"])
    var declared = book
    let node = try #require(book.indices[0].criteria.position(of: "4.a"))
    let domain = try #require(book.indices[0].criteria.position(of: "4"))
    declared.indices[0].criteria.nodes[domain].weight = ByGroup(10)
    declared.indices[0].criteria.nodes[node].weight = ByGroup(6)
    let revision = Revision(
      id: "thu", title: "Thử", rescales: true,
      changes: [Revision.Change(index: "phan_loai", code: "4.a", weight: ByGroup(.points(6)))])
    let revised = try #require(try Evaluation(book, under: revision)["phan_loai"])
    let weighed = try #require(Evaluation(declared)["phan_loai"])
    // As declared 6 of 13 are 60/13 of the 10 points of 4; the revision makes room for 6 of them.
    for (result, expected) in [(weighed, 60.0 / 13), (revised, 6)] {
      for (position, participant) in result.index.participants.enumerated() {
        let group = book.units[participant.unit].group
        let weights = result.weights[result.groups[position]]
        #expect(abs(weights.total - 100) < 1e-9)
        if group != "xa" {
          #expect(weights.effective[node] == 0)
          #expect(result.score(of: position) == before.score(of: position))
        }
      }
      let commune = try #require(
        result.index.participants.indices.first {
          book.units[result.index.participants[$0].unit].group == "xa"
        })
      let weight = result.weights[result.groups[commune]].effective[node]
      #expect(abs(weight - expected) < 1e-9)
    }
    let plan = rankingBook(Evaluation(declared), version: "test")
    #expect(CalculatedPlan(plan).disagreements().isEmpty)
  }
}
