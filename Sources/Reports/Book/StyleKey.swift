import Formulas
import Scoring
import Wording
import WorkbookPlan

/// What the looks of cells mean, each shown as it is: a list over three columns.
struct StyleKey {
  let layout: BookLayout

  private var texts: Texts { layout.texts }

  /// One look, or two side by side, and what is said of it.
  private struct Line {
    /// The first stands over the first two columns if it is alone.
    var samples: [(content: Cell.Content, format: CellFormat)]
    var meaning: String
  }

  /// The title and a row for each look.
  func rows(over widths: [Double], _ palette: inout Palette) -> [Row] {
    let title = palette(.title) { ($0.horizontal, $0.fontSize) = (.centerContinuous, 13) }
    let heading = texts["CHÚ GIẢI KIỂU Ô", "WHAT THE LOOKS OF CELLS MEAN"]
    let meaning = palette(.text)
    let measure = TextMeasure(.text)
    return [
      Row(height: 10),
      Row(
        widths.indices.map { Cell($0, $0 == 0 ? .text(heading) : .blank, format: title) },
        height: 24),
    ]
      + lines.map { line in
        let isPair = line.samples.count > 1
        let formats = line.samples.map { sample in
          palette(sample.format) {
            $0.horizontal = isPair ? .center : .centerContinuous
            $0.wraps = false
          }
        }
        return Row(
          [
            Cell(0, line.samples[0].content, format: formats[0]),
            Cell(1, isPair ? line.samples[1].content : .blank, format: formats[isPair ? 1 : 0]),
            Cell(2, .text(line.meaning), format: meaning),
          ], height: max(18, measure.height(of: line.meaning, columnWidth: widths[2])))
      }
  }

  private var lines: [Line] {
    let inked = CellFormat.text.with { $0.isBold = true }
    func look(_ fill: Int?, _ color: Int? = nil) -> CellFormat {
      inked.with { ($0.fill, $0.color) = (fill, color) }
    }
    let places = CellFormat.text.with { ($0.numberFormat, $0.isBold) = (LineStyle.places, true) }
    return [
      Line(
        samples: [(.number(12.5), CellFormat.number.asInput().with { $0.isLocked = true })],
        meaning: texts[
          "Ô nền vàng, chữ xanh: gõ hoặc chọn được; mọi kết quả tự tính lại",
          "Yellow with blue text: type or choose here; everything recalculates"]),
      Line(
        samples: [(.number(12.5), .number)],
        meaning: texts[
          "Ô nền trắng: do công thức hoặc chương trình ghi, đã khóa",
          "White: a formula or written by the program, locked"]),
      Line(
        samples: [
          (.text(texts["Tên lĩnh vực", "A domain"]), look(Colors.domain))
        ], meaning: texts["Dòng của một lĩnh vực", "The line of a domain"]),
      Line(
        samples: [(.text(texts[upper: .indexScore]), look(Colors.total))],
        meaning: texts["Dòng kết quả chung của đơn vị", "The lines of a unit's results"]),
    ] + grades + [
      Line(
        samples: [
          (.number(2), places.with { $0.color = Colors.strong }),
          (.number(-1), places.with { $0.color = Colors.weak }),
        ],
        meaning: texts[
          "Tăng (▲), giảm (▼) bậc hoặc điểm so với năm trước; dấu = là giữ nguyên",
          "Places or points won (▲) or lost (▼) since last year; = is no change"]),
      Line(
        samples: [
          (.blank, look(Colors.heatLow)), (.blank, look(Colors.heatHigh)),
        ],
        meaning: texts[
          "Tô màu để so sánh: cam là kém hơn, xanh là tốt hơn, trắng là ở giữa",
          "Shading for comparison: orange is worse, blue is better, white is in between"]),
      Line(
        samples: [
          (.text(texts.passed), look(nil, Colors.good).with { $0.fontSize = 9 }),
          (.text(texts.failed), look(Colors.bad, 0xFF_FFFF)),
        ],
        meaning: texts[
          "Kết luận của một phép kiểm tra", "What a check says"]),
      Line(
        samples: [(.text(texts["Chữ đỏ đậm", "Bold dark red"]), look(nil, Colors.warning))],
        meaning: texts[
          "Ghi chú của sổ, hoặc điều khiến chưa được ký: trọng số thử, số liệu đã sửa, còn thiếu",
          "The book's remark, or what keeps it from being signed: trial weights, changed or missing figures"
        ]),
      Line(
        samples: [(.text("KAD, PB, –, #N/A"), .text)],
        meaning: texts[
          "KAD: không áp dụng, loại trừ; PB: không áp dụng, điểm phân bổ cho tiêu chí khác; –: không có, không tính; #N/A: thiếu số liệu",
          "KAD: not applicable, excluded; PB: not applicable, its points shared out; –: none, not counted; #N/A: a figure is missing"
        ]),
      Line(
        samples: [
          (
            .text(texts[.results]),
            LinkBar.style.with {
              ($0.fontSize, $0.borders) = (11, CellFormat.text.borders)
            }
          )
        ],
        meaning: texts["Liên kết đến trang khác", "A link to another sheet"]),
    ]
  }

  /// The best and the worst grade of the first scale.
  private var grades: [Line] {
    let calculation = layout.indices.lazy.map(\.result.calculation)
      .first { !$0.set.grades.isEmpty }
    guard let calculation,
      let names = calculation.set.gradeScale(for: calculation.groups[0])?.grades.map(\.name),
      names.count > 1
    else { return [] }
    let meanings = [
      texts["Xếp loại: xanh đậm là loại cao nhất", "Grades: dark blue is the best"],
      texts["Xếp loại: cam là loại thấp nhất", "Grades: orange is the lowest"],
    ]
    return zip([0, names.count - 1], meanings).map { position, meaning in
      let look = GradeColors.look(position, of: names.count)
      let format = CellFormat.text.with {
        ($0.fill, $0.color, $0.isBold) = (look.fill, look.text, look.isBold)
        $0.fontSize = TextMeasure(size: 11, isBold: true).size(fitting: names[position], room: 185)
      }
      return Line(samples: [(.text(names[position]), format)], meaning: meaning)
    }
  }
}
