import Formulas
public import Scoring
import Wording
public import WorkbookPlan

/// The report on a collection of forms: the files, what is to be mended in which cell, what changed and
/// who has sent nothing; each a list that can be filtered and sent back.
///
/// - Parameters:
///   - report: what the collection came to.
///   - book: the book the forms belong to.
/// - Returns: the plan of the workbook, ready to be written.
public func collectionBook(_ report: CollectionReport, of book: Book) -> Plan {
  let lists = CollectionLists(report: report, book: book)
  var palette = Palette()
  var sheets = [
    lists.files(&palette), lists.findings(&palette), lists.changes(&palette),
    lists.missing(&palette),
  ]
  for sheet in sheets.indices { sheets[sheet].rows = sheets[sheet].rows.kept() }
  var properties = Plan.Properties()
  properties.title = lists.texts[.collectedForms]
  properties.subject = "\(book.id) \(book.year)"
  properties.author = book.dress.issuer ?? ""
  properties.comments = book.remark ?? ""
  properties.created = (book.created.year, book.created.month, book.created.day)
  return Plan(properties: properties, formats: palette.formats, sheets: sheets).fitted()
}

/// The lists of the report, one per sheet.
private struct CollectionLists {
  let report: CollectionReport
  let book: Book

  var texts: Texts { Texts(book) }

  private static let firstRow = 5
  private static let number = CellFormat.centred.with { $0.numberFormat = "0" }
  private static let small = CellFormat.text.with { $0.fontSize = 10 }

  func files(_ palette: inout Palette) -> Sheet {
    let (files, findings, texts) = (report.files, report.findings, texts)
    let faults = files.indices.map { file in findings.count { $0.file == file && $0.isFault } }
    let warnings = files.indices.map { file in findings.count { $0.file == file && !$0.isFault } }
    let taken = files.count { !$0.isRejected }
    let applied =
      if report.changes.isEmpty {
        texts["Không có số liệu mới để ghi vào sổ", "No new figures for the book"]
      } else if report.isApplied {
        texts["Đã ghi vào sổ", "Written into the book"]
      } else {
        texts["Chưa ghi vào sổ", "Not written into the book yet"]
      }
    let verdict = CellFormat.text.with { $0.isBold = true }
    return list(
      texts["Các tệp", "Files"], texts[upper: .collectedForms],
      texts[
        "\(files.count) tệp, không bị trả lại \(taken), trả lại \(files.count - taken), còn thiếu \(report.missing.count) phiếu. \(applied).",
        "\(files.count) files, \(taken) not rejected, \(files.count - taken) rejected, \(report.missing.count) forms missing. \(applied)."
      ], count: files.count,
      [
        counter,
        column(texts[.file], 34, Self.small) { files[$0].path },
        column(texts[.sender], 30) { files[$0].sender },
        column(texts[.index], 14) { files[$0].indices },
        column(texts[.round], 15) { files[$0].stage },
        AnalysisTable.Column(texts["Đợt", "Collection"], width: 6, Self.number) { position in
          files[position].round.map { .number(Double($0)) } ?? .text("–")
        },
        column(texts[.result], 20, verdict) { files[$0].verdict },
        AnalysisTable.Column(texts[.answered], width: 8, Self.number) {
          .number(Double(files[$0].answered))
        },
        AnalysisTable.Column(texts["Phải điền", "Asked"], width: 8, Self.number) {
          .number(Double(files[$0].asked))
        },
        AnalysisTable.Column(texts[.faults], width: 7, Self.number) {
          .number(Double(faults[$0]))
        },
        AnalysisTable.Column(texts[.warnings], width: 9, Self.number) {
          .number(Double(warnings[$0]))
        },
      ], &palette)
  }

  func findings(_ palette: inout Palette) -> Sheet {
    let (findings, files, texts) = (report.findings, report.files, texts)
    return list(
      texts["Cần xem lại", "To mend"],
      texts["LỖI VÀ CẢNH BÁO THEO Ô", "FAULTS AND WARNINGS BY CELL"],
      texts[
        "Lỗi: phiếu bị trả lại. Cảnh báo: phiếu được nhận, cần xem lại. Lọc theo nơi gửi để gửi trả.",
        "Faults: the form is rejected. Warnings: it is taken, but look. Filter by sender to send back."
      ], count: findings.count,
      [
        counter,
        column(texts[.sender], 26) { files[findings[$0].file].sender },
        column(texts[.file], 26, Self.small) { files[findings[$0].file].path },
        column(texts["Mức", "Level"], 10, .centred) {
          findings[$0].isFault ? texts[.fault] : texts[.warning]
        },
        column(texts[.sheet], 16) { findings[$0].sheet ?? "–" },
        column(texts["Ô", "Cell"], 8, .centred) { findings[$0].cell ?? "–" },
        column(texts["Nội dung và cách sửa", "What it is and how to mend it"], 62) {
          findings[$0].message.capitalizedFirst
        },
      ], &palette)
  }

  func changes(_ palette: inout Palette) -> Sheet {
    let (changes, texts) = (report.changes, texts)
    return list(
      texts[.changes],
      texts["THAY ĐỔI SO VỚI LẦN THU TRƯỚC", "CHANGES FROM THE LAST COLLECTION"],
      texts[
        "Ô trống ở «Trước» là số liệu mới, ở «Sau» là số liệu không còn.",
        "Blank under 'Before' is a new figure, blank under 'After' one that is gone."],
      count: changes.count,
      [
        counter,
        column(texts[.unit], 26) { changes[$0].unit },
        column(texts[.index], 10) { changes[$0].index },
        column(texts[.code], 8) { changes[$0].printedCode },
        column(texts[.criterion], 32, Self.small) { changes[$0].criterion },
        column(texts[.figure], 24, Self.small) { changes[$0].figure },
        column(texts[.round], 12, Self.small) { changes[$0].stage },
        column(texts[.before], 10, .centred) { changes[$0].before },
        column(texts[.after], 10, .centred) { changes[$0].after },
        column(texts["Lấy từ", "From"], 28, Self.small) { changes[$0].source },
      ], textColumns: 3...3, &palette)
  }

  func missing(_ palette: inout Palette) -> Sheet {
    let (missing, texts) = (report.missing, texts)
    return list(
      texts["Chưa gửi", "Not sent"], texts["NƠI CHƯA GỬI PHIẾU", "WHO HAS SENT NOTHING"],
      texts[
        "Nơi phải gửi phiếu mà lần này và trước đây chưa gửi.",
        "Those who were to send a form and have sent none, now or before."], count: missing.count,
      [
        counter,
        column(texts[.sender], 48) { missing[$0].sender },
        column(texts[.index], 20) { missing[$0].index },
        column(texts[.round], 20) { missing[$0].stage },
      ], &palette)
  }

  // MARK: Lists

  private var counter: AnalysisTable.Column {
    AnalysisTable.Column(texts.rowNumber, width: 5, Self.number) { .number(Double($0 + 1)) }
  }

  private func column(
    _ header: String, _ width: Double, _ format: CellFormat = .text,
    text: @escaping @Sendable (Int) -> String
  ) -> AnalysisTable.Column {
    AnalysisTable.Column(header, width: width, format) { .text(text($0)) }
  }

  private func list(
    _ name: String, _ title: String, _ subtitle: String, count: Int,
    _ columns: [AnalysisTable.Column], textColumns: ClosedRange<Int>? = nil,
    _ palette: inout Palette
  ) -> Sheet {
    let table = AnalysisTable(firstRow: Self.firstRow, count: count, columns: columns)
    var stack = RowStack()
    stack.add(SheetFrame(book, title: title, subtitle: subtitle).rows(&palette))
    stack.add([Row(height: 6), table.header(&palette)])
    stack.add(count: count, table.rowMaker(&palette))
    if count == 0 {
      let nothing = Cell(0, .text(texts["Không có.", "None."]), format: palette(.subtitle))
      stack.add([Row([nothing], height: 20)])
    }
    var sheet = Sheet(name: name, stack: stack, over: table)
    sheet.frozen = (Self.firstRow, 0)
    sheet.isProtected = false
    sheet.filter = CellRange(
      rows: (Self.firstRow - 1)...table.rows.upperBound, columns: 0...(columns.count - 1))
    if let textColumns {
      sheet.textNumberRanges = [CellRange(rows: table.rows, columns: textColumns)]
    }
    let header = Self.firstRow - 1
    sheet.page.printArea = CellRange(rows: 0...(stack.count - 1), columns: 0...(columns.count - 1))
    let area = sheet.page.printArea
    sheet.page = .office(texts, landscape: true, repeatedRows: header...header)
    sheet.page.printArea = area
    return sheet
  }
}
