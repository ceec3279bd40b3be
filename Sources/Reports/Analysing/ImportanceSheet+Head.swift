import Analysis
import Formulas
import Scoring
import Wording
import WorkbookPlan

// What the figures mean, and what remains of the distance.
extension ImportanceSheet {
  /// From this distance on advice is told to miss what is meant.
  private static let far = 0.01

  /// The lines above the tables.
  func head(_ palette: inout Palette) -> [Row] {
    let advice =
      switch importance.advice {
      case .success(let advice) where advice.distance > Self.far:
        texts[
          "Không trọng số nào cho mức độ quan trọng đúng như tỷ trọng, vì các lĩnh vực đi cùng hoặc ngược nhau; trọng số gợi ý (do chương trình tìm ra, không phải công thức) đến gần nhất: khoảng cách từ \(texts.percent(advice.distanceBefore)) còn \(texts.percent(advice.distance)). Chỉ để tham khảo, theo số liệu của kỳ này.",
          "No weights give the importance that the present ones mean, as domains go together or against one another; the advised ones (from a search, not a formula) come nearest: the distance falls from \(texts.percent(advice.distanceBefore)) to \(texts.percent(advice.distance)). For reference only, from this period's figures."
        ]
      case .success(let advice):
        texts[
          "Trọng số gợi ý do chương trình tìm ra, không phải công thức: mức độ quan trọng khi đó gần với tỷ trọng hiện nay nhất; khoảng cách từ \(texts.percent(advice.distanceBefore)) còn \(texts.percent(advice.distance)). Đây chỉ là gợi ý từ số liệu của kỳ này.",
          "Advised weights come from a search, not from a formula: importance is then as near to the present weights as it can be; the distance falls from \(texts.percent(advice.distanceBefore)) to \(texts.percent(advice.distance)). It is advice from this period's figures only."
        ]
      case .failure(let obstacle):
        texts["Không gợi ý trọng số: ", "No weights are advised: "]
          + texts.words(obstacle, index.nodes) + "."
      }
    let linear =
      importance.parts == nil
      ? [
        texts[
          "Các lĩnh vực không cộng lại thành điểm, nên không chia được chênh lệch điểm cho từng lĩnh vực.",
          "Domains are not added up, so that the spread has no parts of theirs."]
      ] : []
    let notes =
      [
        texts[
          "Mức độ quan trọng S = bình phương tương quan Pearson giữa tỷ lệ điểm của lĩnh vực và điểm chỉ số: phần phương sai của điểm mà riêng lĩnh vực đó giải thích (Paruolo, Saisana, Saltelli 2013). Tương quan âm thì mức độ quan trọng là 0.",
          "Importance S = the square of Pearson's correlation of the domain's share of full marks with the score: the part of the variance that the domain alone explains (Paruolo, Saisana, Saltelli 2013). A domain against the score has no importance."
        ],
        texts[
          "Đóng góp vào chênh lệch = hiệp phương sai của phần điểm với tổng / phương sai của tổng; cộng lại bằng 100 %. Điểm không áp dụng tính theo tỷ lệ chung của chính đơn vị, như khi quy đổi.",
          "Contribution to the spread = covariance of the part with the sum / variance of the sum; they add up to 100 %. What does not apply counts with the unit's own share, as in conversion."
        ], advice,
      ] + linear
    return layout.head(
      texts["TRỌNG SỐ VÀ MỨC ĐỘ QUAN TRỌNG: ", "WEIGHT AND IMPORTANCE: "], index,
      subtitle: texts[
        "\(importance.scores.count) đơn vị được xếp hạng.",
        "\(importance.scores.count) ranked units."],
      notes: notes, room: 850, &palette)
  }
}
