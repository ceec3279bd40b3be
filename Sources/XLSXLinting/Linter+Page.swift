import Formulas
import WorkbookPlan
import XLSXReading

extension Linter {
  /// Looks at how a sheet prints.
  func lintPage(_ root: XMLElement, _ found: inout FindingList) {
    for (_, margin) in root.first("pageMargins")?.attributes.sorted(by: { $0.key < $1.key }) ?? [] {
      found.check(margin, in: 0...49, .pageMargin)
    }
    let setup = root.first("pageSetup")
    found.check(setup?["scale"], in: 10...400, .pageScale)
    found.check(setup?["fitToWidth"], in: 0...32_767, .pageFit)
    found.check(setup?["fitToHeight"], in: 0...32_767, .pageFit)
    for text in root.first("headerFooter")?.children ?? [] {
      found.check(length: text.text, atMost: 255, .headerLength)
      if let code = unknownCode(in: text.text) { found.add(.headerCode, "the code '\(code)'") }
    }
    lintBreaks(root.first("rowBreaks"), below: Limits.rows, &found)
    lintBreaks(root.first("colBreaks"), below: Limits.columns, &found)
  }

  private func lintBreaks(
    _ breaks: XMLElement?, below limit: Int, _ found: inout FindingList
  ) {
    guard let breaks else { return }
    let items = breaks.all("brk")
    if items.count > 1_023 { found.add(.pageBreak, "\(items.count) page breaks") }
    for name in ["count", "manualBreakCount"] {
      if let count = breaks[name], count != String(items.count) {
        found.add(.pageBreak, "\(name) \(count), but there are \(items.count)")
      }
    }
    var last = 0
    for item in items {
      let place = Int(item["id"] ?? "") ?? 0
      if !(1..<limit).contains(place) || place <= last {
        found.add(.pageBreak, "a break at '\(item["id"] ?? "")' after \(last)")
      }
      last = place
    }
  }

  /// The first code of a header that Excel does not know.
  private func unknownCode(in text: String) -> String? {
    var rest = text[...]
    while let mark = rest.firstIndex(of: "&") {
      rest = rest[rest.index(after: mark)...]
      guard let code = rest.first else { return "&" }
      if code == "\"" {
        guard let end = rest.dropFirst().firstIndex(of: "\"") else { return "&\"" }
        rest = rest[rest.index(after: end)...]
      } else if code == "K" {
        rest = rest.dropFirst(7)
      } else if code.isASCII, code.isNumber {
        rest = rest.drop { $0.isASCII && $0.isNumber }
      } else if "LCRPNDTAFZGBISUEXYOH&".contains(code) {
        rest = rest.dropFirst()
      } else {
        return "&\(code)"
      }
    }
    return nil
  }
}
