import Foundation
import Testing
import Wording

/// The words of the field stand in one place and are the same on every page.
struct TermTests {
  /// One word for several terms needs the sense of each.
  @Test(arguments: Language.allCases)
  func homonymsSayTheirSense(language: Language) {
    for (word, terms) in Dictionary(grouping: Term.allCases, by: { language[$0].lowercased() })
    where terms.count > 1 {
      let senses = terms.map { $0.words.sense }
      #expect(!senses.contains(nil) && Set(senses).count == terms.count, "\(word): \(terms)")
    }
  }

  /// No page says a term in its own words, and no two pages say one thing differently.
  @Test func pagesUseTheTerms() throws {
    let said = try Wordings.ofSources()
    #expect(said.count > 300, "the scan must find what the pages say")
    for problem in Wordings.problems(of: said, beside: Wordings.ofTerms) {
      Issue.record("\(problem)")
    }
  }

  @Test("The scan finds a second wording of a term, and two wordings of one label")
  func problemsAreFound() throws {
    let rank = Wording("Vị thứ", "Rank", in: "Term")
    let same = Wording("VỊ THỨ: ", "RANK: ", in: "A.swift")
    let other = Wording("Vị thứ", "Place", in: "B.swift")
    #expect(Wordings.problems(of: [same], beside: [rank]).isEmpty == false)
    #expect(Wordings.problems(of: [other], beside: [rank]).isEmpty == false)
    let one = Wording("Ký tên", "Signature", in: "A.swift")
    let two = Wording("Ký tên", "Signed by", in: "B.swift")
    #expect(Wordings.problems(of: [one, two], beside: [rank]).isEmpty == false)
    #expect(Wordings.problems(of: [one], beside: [rank]).isEmpty)
    let text = #"Cell(0, texts["Ký \"tên\"", "Signature"]) + language[ "Một", "One"] + x["a", b]"#
    #expect(Wordings.inText(text, file: "").map(\.english) == ["Signature", "One"])
  }

  /// The page of all terms is what the terms say.
  @Test func pageForTheOffice() throws {
    let path = Wordings.root.appending(path: "Sources/Wording/Wording.docc/Terms.md")
    let page = Wordings.page
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
      try page.write(to: path, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: path, encoding: .utf8) == page)
  }
}
