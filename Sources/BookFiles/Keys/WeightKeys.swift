/// The keys of a revision of the weights.
enum WeightKeys {
  static let all = [
    BookKey("revision", .text, isRequired: true, "tên của tệp", "the file's name"),
    BookKey("title", .words, isRequired: true, "tên phương án", "the revision's title"),
    BookKey("date", .day, isRequired: true, "ngày lập", "the date it was drawn up"),
    BookKey(
      "reason", .words, isRequired: true, "ai đề nghị, thử điều gì",
      "who asked for it, what it tries"),
    BookKey(
      "rescale", .flag, "những gì không nêu nhường chỗ theo tỷ lệ",
      "what is not named makes room in proportion"),
    BookKey(
      "weights", .named(.named(.byGroup(.text))), isRequired: true,
      "trọng số mới theo chỉ số và mã: điểm, hay '18%' của toàn bộ",
      "the new weights by index and code: points, or '18%' of the whole"),
  ]
}
