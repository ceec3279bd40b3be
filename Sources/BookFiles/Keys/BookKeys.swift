import Scoring
import Wording

/// The keys of `sodiem.yaml`.
enum BookKeys {
  static let all = [
    BookKey(
      "book", .text, isRequired: true, "tên riêng của sổ: a-z, 0-9, '-'; cũng là tên tệp Excel",
      "the book's identifier: a-z, 0-9, '-'; also the workbook's file name"),
    BookKey("year", .whole(1900...9999), isRequired: true, "năm đánh giá", "the year"),
    BookKey(
      "language", .word(of: Language.self), "ngôn ngữ của sổ; không nói thì là vi",
      "the book's language; vi if not given"),
    BookKey("title", .words, isRequired: true, "tên của kết quả", "the title of the results"),
    BookKey("remark", .words, "ghi chú in trên mọi trang", "a remark shown on every sheet"),
    BookKey(
      "created", .day, isRequired: true, "ngày lập, ghi trong thuộc tính tệp",
      "the creation date in the files' properties"),
    BookKey("dress", .mapping(dress), "thể thức văn bản", "the letterhead and the signature"),
    BookKey(
      "units", .text, isRequired: true, "tệp CSV của các đơn vị", "the CSV file of the units"),
    BookKey(
      "indices", .list(.mapping(index)), isRequired: true, "các chỉ số", "the indices"),
    BookKey(
      "appendix", .list(.mapping(appendix)), "các phụ lục, theo thứ tự đánh số",
      "the appendices in the order of their numbers"),
    BookKey(
      "groups", .named(.words), "tên in của các nhóm đơn vị",
      "what unit groups are called in print"),
  ]

  static let dress = [
    BookKey("superior", .words, "cơ quan cấp trên, dòng đầu bên trái", "letterhead, line 1 left"),
    BookKey("issuer", .words, "cơ quan ban hành, dòng hai bên trái", "letterhead, line 2 left"),
    BookKey("place", .words, "địa danh", "the place of issue"),
    BookKey("decision", .words, "kèm theo văn bản nào", "what the results are attached to"),
    BookKey(
      "signer_office", .list(.words), "quyền hạn, chức vụ người ký, mỗi dòng một mục",
      "the signer's office, line by line"),
    BookKey("signer_name", .text, "họ tên người ký", "the signer's name"),
    BookKey("recipients", .list(.words), "nơi nhận", "the recipients"),
  ]

  static let index = [
    BookKey(
      "index", .text, isRequired: true, "tên riêng của chỉ số: a-z, 0-9, '-', '_', chữ đứng đầu",
      "the index's identifier: a-z, 0-9, '-', '_', a letter first"),
    CriterionKeys.title,
    BookKey(
      "short_title", .words, isRequired: true, "tên tắt, đặt tên các trang",
      "the short title, which names its sheets"),
    BookKey(
      "criteria", .text, isRequired: true, "tệp YAML của bộ tiêu chí",
      "the YAML file of the criteria set"),
    BookKey(
      "data", .list(.text), isRequired: true, "các tệp CSV số liệu", "the CSV files of the figures"),
    BookKey(
      "facts", .text, "tệp CSV các sự kiện về đơn vị", "the CSV file of facts about units"),
    BookKey(
      "previous", .text, "tệp CSV kết quả năm trước", "the CSV file of last year's results"),
    BookKey(
      "survey", .text, "tệp CSV số phiếu khảo sát", "the CSV file of the numbers of survey forms"),
    BookKey(
      "self_assessment_tolerance", .number, "đơn vị được tự chấm cao hơn bao nhiêu điểm",
      "the points that a unit may assess itself too high"),
    BookKey(
      "rounds", .list(.word(Stage.allCases.map(\.code))),
      "gửi phiếu ở những vòng nào; mặc định \(Stage.usual.map(\.code).joined(separator: ", "))",
      "the stages forms are sent out for; default \(Stage.usual.map(\.code).joined(separator: ", "))"
    ),
    BookKey(
      "reason_threshold", .number, "lệch quá bao nhiêu điểm thì phải nêu lý do; mặc định 0",
      "appraised points may differ by so much without a reason; default 0"),
  ]

  static let appendix = [
    BookKey(
      "kind", .word(of: AppendixRequest.Kind.self), isRequired: true,
      "xếp hạng, theo nhóm, theo lĩnh vực, hay tiêu chí không áp dụng",
      "the ranking, by group, the domains, or what did not apply"),
    BookKey(
      "index", .text, "chỉ số nào; không cần nếu sổ chỉ có một",
      "which index; not needed in a book of one"),
    BookKey("title", .words, "tên phụ lục", "the appendix's title"),
    BookKey(
      "columns", .list(.word(of: AppendixRequest.Column.self)), "các cột của bảng xếp hạng",
      "the columns of a ranking"),
    BookKey(
      "heads",
      .mapping(
        AppendixRequest.Column.allCases.map {
          BookKey(
            $0.rawValue, .words, "đầu đề của cột '\($0.rawValue)'",
            "the head of the column '\($0.rawValue)'")
        }), "đầu đề riêng cho các cột", "heads of their own for columns"),
  ]
}
