import BookFiles
import Foundation
import Scoring
import TestSupport
import Wording

/// A book as a decision is written: its own numbers and words, and days that are due.
enum DecisionBook {
  static let files = [
    "sodiem.yaml": header, "units.csv": units, "criteria.yaml": criteria, "data.csv": data,
  ]

  private static let header = """
    book: quyet-dinh-2021
    year: 2021
    title: Kết quả năm 2021
    created: 2022-01-05
    units: units.csv
    groups: {so: Các sở, huyen: Các huyện}
    indices:
      - {index: cchc, title: Chỉ số cải cách hành chính, short_title: CCHC, criteria: criteria.yaml, data: [data.csv]}

    """

  private static let units = """
    code,name,short_name,group,indices
    STP,Sở Tư pháp,STP,so,cchc
    SNV,Sở Nội vụ,SNV,so,cchc
    NP,Huyện Ninh Phước,Ninh Phước,huyen,cchc
    NH,Huyện Ninh Hải,Ninh Hải,huyen,cchc

    """

  private static let criteria = """
    criteria_set: quyet-dinh
    title: Bộ tiêu chí
    scale: points
    criteria:
      - code: A
        label: I
        name: Chế độ báo cáo
        max: 4
        criteria:
          - code: A1
            label: "1"
            name: Báo cáo năm
            max: 2
            rule:
              kind: deadline
              due: {default: 2021-12-10, huyen: 2021-12-15}
              points: -0.25
            appraiser: Sở Nội vụ
          - code: A2
            label: "2"
            name: Báo cáo quý
            max: 2
            rule:
              kind: deadline
              text: |
                - Gửi đúng hạn: 2 điểm.
                - Chậm mỗi tuần trừ 0,5 điểm.
              due: 2021-10-05
              points: -0.5
              every: 7
              count: started
              never: 0.25
            appraiser: Sở Nội vụ
      - code: B
        label: II
        name: Kết quả
        max: 2
        criteria:
          - {code: B1, label: "1", name: Hoàn thành, max: 2, rule: {kind: yes_no}, appraiser: Sở Nội vụ}

    """

  /// By hand: STP is 5 days late, 2 − 5 × 0.25 = 0.75; NH a day in time; NP 3 days late, 1.25; SNV never sent.
  private static let data = """
    unit,criterion,input,stage,value
    STP,A1,date,self,2021-12-14
    STP,A1,date,appraised1,2021-12-15
    SNV,A1,date,appraised1,never
    NP,A1,,appraised1,2021-12-18
    NH,A1,,appraised1,2021-12-14
    STP,A2,,appraised1,2021-10-05
    SNV,A2,,appraised1,2021-10-06
    NP,A2,,appraised1,2021-10-20
    NH,A2,,appraised1,never
    STP,B1,,appraised1,1
    SNV,B1,,appraised1,1
    NP,B1,,appraised1,0
    NH,B1,,appraised1,1

    """

  /// The book as it is read from its files, or another one from its own.
  static func load(_ files: [String: String] = files) throws -> Book {
    let scratch = try Scratch()
    for (name, text) in files {
      try Data(text.utf8).write(to: URL(filePath: scratch(name)))
    }
    let loaded = try loadBook(at: scratch.path)
    guard let book = loaded.book else {
      throw Broken(description: loaded.diagnostics.text(in: .english))
    }
    return book
  }

  struct Broken: Error, CustomStringConvertible { let description: String }
}
