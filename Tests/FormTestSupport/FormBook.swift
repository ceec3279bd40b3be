import BookFiles
import Foundation
package import Scoring
import TestSupport
import Wording

/// A small book that sends out forms, with the kinds of input a form can ask for.
package enum FormBook {
  package static let files: [String: String] = [
    "sodiem.yaml": header, "units.csv": units, "criteria.yaml": criteria, "data.csv": data,
  ]

  package static let header = """
    book: phieu-2021
    year: 2021
    title: Kết quả năm 2021
    created: 2022-01-05
    units: units.csv
    indices:
      - index: cchc
        title: Chỉ số cải cách hành chính
        short_title: CCHC
        criteria: criteria.yaml
        data: [data.csv]
        reason_threshold: 0.25

    """

  package static let units = """
    code,name,group,indices
    STP,Sở Tư pháp,so,cchc
    SNV,Sở Nội vụ,so,cchc
    NP,Huyện Ninh Phước,huyen,cchc

    """

  package static let criteria = """
    criteria_set: phieu
    title: Bộ tiêu chí
    criteria:
      - code: "1"
        name: Chỉ đạo
        max: {default: 9, huyen: 8.5}
        criteria:
          - code: "1.1"
            name: Kế hoạch
            max: 2
            rule: {kind: given, step: 0.25}
            not_applicable: {policy: exclude}
            appraiser: Sở Nội vụ
            evidence: Kế hoạch năm
          - code: "1.2"
            name: Báo cáo
            max: 1
            rule: {kind: choice, options: [{code: A, text: Đủ, points: 1}, {code: B, text: Thiếu, points: 0}]}
            appraiser: Sở Nội vụ
          - code: "1.3"
            name: Đúng hạn
            max: 2
            rule: {kind: linear, numerator: Đúng hạn, denominator: Hồ sơ}
            appraiser: Văn phòng
          - code: "1.10"
            name: Trực tuyến
            max: {default: 1, huyen: 0.5}
            rule: {kind: yes_no}
            appraiser: Văn phòng
          - code: "1.5"
            name: Tỷ lệ
            max: 1
            rule: {kind: percentage, value: Tỷ lệ}
            survey: false
          - code: "1.6"
            name: Số khác
            max: 2
            rule:
              kind: formula
              inputs: [{code: n, text: Số, type: number, minimum: 0, maximum: 5000}]
              expression: MIN(max, n / 1000)
          - code: "1.7"
            name: Khảo sát
            max: 0
            rule: {kind: tracking, value: Theo dõi}
            survey: true
    penalty: {max: 1, criteria: [{code: P1, name: Phạt, max: 1, rule: {kind: given}, appraiser: Sở Nội vụ}]}

    """

  package static let data = "unit,criterion,input,stage,value,note\n"

  /// The book as it is read from its files, with changes.
  package static func load(_ changed: [String: String] = [:]) throws -> Book {
    let scratch = try Scratch()
    try write(changed, to: scratch.path)
    let loaded = try loadBook(at: scratch.path)
    guard let book = loaded.book else {
      throw Broken(description: loaded.diagnostics.text(in: .vietnamese))
    }
    return book
  }

  /// Writes the book's files, with changes, into a folder.
  package static func write(_ changed: [String: String] = [:], to folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (name, text) in files.merging(changed, uniquingKeysWith: { $1 }) {
      try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)"))
    }
  }

  /// The book has faults.
  struct Broken: Error, CustomStringConvertible {
    let description: String
  }
}
