import BookFiles
import Scoring
import Testing
import Wording

private func warning(_ line: Int, file: String = "a.csv") -> Diagnostic {
  Diagnostic(
    .data(.numeratorAboveDenominator(numerator: Double(line), denominator: 1)),
    at: Place(file: file, line: line), severity: .warning)
}

@Test func errorsAreToldBeforeWarningsAndEqualWarningsTogether() {
  let fault = Diagnostic(.book(.repeatedUnit("STP")), at: Place(file: "z.csv", line: 9, column: 1))
  let all = (2...88).map { warning($0) } + [fault]
  #expect(
    all.text(in: .vietnamese) == """
      z.csv:9:1: lỗi: mã đơn vị 'STP' lặp lại
      a.csv:2: cảnh báo: tử số 2 lớn hơn mẫu số 1; tỷ lệ trên 100 %
      a.csv:3: cảnh báo: tử số 3 lớn hơn mẫu số 1; tỷ lệ trên 100 %
      a.csv:4: cảnh báo: tử số 4 lớn hơn mẫu số 1; tỷ lệ trên 100 %
      cảnh báo: còn 84 cảnh báo như trên: a.csv:5, a.csv:6, a.csv:7, a.csv:8, a.csv:9, …
      """)
  #expect(
    all.text(in: .english).split(separator: "\n").last
      == "warning: 84 more like these: a.csv:5, a.csv:6, a.csv:7, a.csv:8, a.csv:9, …")
}

@Test func fewWarningsAndThoseOfOtherFilesAreToldInFull() {
  let all = (1...4).map { warning($0) } + (1...4).map { warning($0, file: "b.csv") }
  let lines = all.text(in: .english).split(separator: "\n")
  #expect(lines.count == 8)
  #expect(
    lines.last
      == "b.csv:4: warning: the numerator 4 is above the denominator 1; the ratio is above 100 %"
  )
}

@Test func warningsOfOtherKindsAreNotTakenTogether() {
  let kinds = (0..<10).map { number in
    [
      warning(number + 1),
      Diagnostic(
        .book(.noLongerInIndex(unit: "U\(number)", index: "a")),
        at: Place(file: "a.csv", line: 100 + number), severity: .warning),
    ]
  }.joined()
  let lines = Array(kinds).text(in: .english).split(separator: "\n")
  #expect(lines.count == 8)
  #expect(lines[3] == "warning: 7 more like these: a.csv:4, a.csv:5, a.csv:6, a.csv:7, a.csv:8, …")
  #expect(
    lines[7]
      == "warning: 7 more like these: a.csv:103, a.csv:104, a.csv:105, a.csv:106, a.csv:107, …"
  )
}

@Test func faultsWithoutEndAreCounted() {
  let faults = (1...130).map {
    Diagnostic(.book(.repeatedUnit("U\($0)")), at: Place(file: "a.csv", line: $0))
  }
  let lines = (faults + [warning(1)]).text(in: .english).split(separator: "\n")
  #expect(lines.count == 101)
  #expect(lines.last == "… and 31 more")
}
