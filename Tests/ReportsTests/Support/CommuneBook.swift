import Formulas
import Scoring

/// A province of 65 communes in three khối, with grades of many letters: what the office has since 2025.
enum CommuneBook {
  /// The book: eight domains of three criteria, two rounds, last year's results, appendices by khối.
  static var book: Book {
    var dress = Dress()
    dress.superior = "ỦY BAN NHÂN DÂN"
    dress.issuer = "TỈNH KHÁNH HÒA"
    dress.title = "Kết quả đánh giá, xếp hạng mức độ hoàn thành nhiệm vụ của Ủy ban nhân dân cấp xã"
    dress.signerOffice = ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]
    dress.recipients = ["Như Điều 3", "Lưu: VT"]
    dress.groupNames = [
      "xa": "Khối các xã", "phuong": "Khối các phường", "dac-khu": "Khối đặc khu",
    ]
    var book = Book(
      id: "communes", year: 2025, dress: dress,
      created: CalendarDate(year: 2026, month: 1, day: 5), remark: "Số liệu minh hoạ",
      indices: [index], units: units)
    book.appendices = AppendixRequest.Kind.allCases.map { AppendixRequest($0, index: 0) }
    return book
  }

  private static let units = (0..<65).map { position in
    let (group, kind) =
      position < 48 ? ("xa", "xã") : position < 64 ? ("phuong", "phường") : ("dac-khu", "đặc khu")
    let name = "\(names[position % names.count]) \(position + 1)"
    return Unit(
      code: "u\(position)", name: "Ủy ban nhân dân \(kind) \(name)",
      shortName: "UBND \(kind) \(name)", group: group)
  }

  private static let names = [
    "Phước Hữu", "Nam Cam Ranh", "Bắc Ninh Hòa", "Tây Khánh Vĩnh", "Đông Khánh Sơn",
    "Phan Rang – Tháp Chàm", "Vĩnh Hải",
  ]

  private static var index: Index {
    let nodes = nodes
    let grades = [
      "Hoàn thành xuất sắc nhiệm vụ", "Hoàn thành tốt nhiệm vụ", "Hoàn thành nhiệm vụ",
      "Không hoàn thành nhiệm vụ",
    ]
    let set = CriteriaSet(
      id: "cchc", title: "Bộ tiêu chí đánh giá mức độ hoàn thành nhiệm vụ cải cách hành chính",
      nodes: nodes, bonusCap: 3, penaltyCap: 3,
      grades: [
        "": GradeScale(
          grades: zip(grades, [72.0, 66, 60, 0]).map { .init(name: $0, from: $1) },
          caps: [GradeScale.Cap(criterion: 0, below: 55, grade: 1)])
      ])
    var observations: [Observation] = []
    var previous: [String: PreviousResult] = [:]
    for participant in units.indices {
      if participant != 7 {
        previous[units[participant].code] = PreviousResult(
          score: 60 + Double(participant * 11 % 39) / 2, rank: (participant * 31) % 65 + 1)
      }
      for (node, criterion) in nodes.enumerated() where criterion.rule != nil {
        let doesNotApply = criterion.notApplicable != nil && participant.isMultiple(of: 3)
        for stage in [Stage.`self`, .appraised2] {
          let points =
            Double(4 + (participant * 7 + node * 3) % 11 % 5) - Double(stage.rawValue) / 4
          let given = criterion.part == .main ? points : Double((participant + node) % 5 / 4)
          observations.append(
            Observation(
              participant: participant, criterion: node, input: doesNotApply ? nil : 0,
              stage: stage, value: doesNotApply ? .blank : .number(given)))
        }
      }
    }
    return Index(
      id: "cchc", title: "Chỉ số cải cách hành chính Ủy ban nhân dân cấp xã",
      shortTitle: "CCHC cấp xã", criteria: set,
      participants: units.indices.map { Participant(unit: $0) }, observations: observations,
      previous: previous)
  }

  private static var nodes: [Criterion] {
    let rule = Rule(
      .given(step: nil), inputs: [.init(code: "points", text: "Điểm", kind: .points(step: nil))])
    let domains = [
      "Công tác chỉ đạo, điều hành cải cách hành chính", "Cải cách thể chế",
      "Cải cách thủ tục hành chính và thực hiện cơ chế một cửa, một cửa liên thông",
      "Cải cách tổ chức bộ máy hành chính", "Cải cách chế độ công vụ", "Cải cách tài chính công",
      "Xây dựng và phát triển chính quyền điện tử, chính quyền số",
      "Tác động của cải cách hành chính đến người dân, tổ chức và phát triển kinh tế – xã hội",
    ]
    var nodes: [Criterion] = []
    for (position, domain) in domains.enumerated() {
      nodes.append(Criterion(code: "\(position + 1)", name: domain, maximum: ByGroup(24)))
      let own = nodes.count - 1
      for child in 1...3 {
        nodes.append(
          Criterion(
            code: "\(position + 1).\(child)",
            name: "Mức độ hoàn thành các nhiệm vụ được giao trong năm của \(domain.lowercased())",
            parent: own, maximum: ByGroup(8), rule: rule,
            notApplicable: position == 1 && child == 2 ? .exclude() : nil))
      }
    }
    for (code, name, part) in [
      ("T1", "Sáng kiến được công nhận", Criterion.Part.bonus),
      ("P1", "Chậm báo cáo", .penalty),
    ] {
      nodes.append(Criterion(code: code, name: name, part: part, maximum: ByGroup(3), rule: rule))
    }
    return nodes
  }
}
