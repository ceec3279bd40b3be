import Scoring

extension Index {
  /// The title over a table, the short one where the full one has no room; so many points at a size.
  func title(within room: Double, size: Double) -> String {
    TextMeasure(size: size, isBold: true).width(of: title) <= room ? title : shortTitle
  }
}
