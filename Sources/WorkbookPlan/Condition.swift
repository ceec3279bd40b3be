public import Formulas

/// A format that follows the values of a range; several may share a range.
public struct Condition: Hashable, Sendable {
  /// Where it holds.
  public var range: CellRange
  /// When, and what it shows.
  public var rule: Rule
  /// Whether later conditions of the same cells are left out when this one holds.
  public var stopsIfTrue = false

  /// A rule for a range.
  public init(_ range: CellRange, _ rule: Rule) {
    self.range = range
    self.rule = rule
  }

  /// When a condition holds and what it shows.
  ///
  /// Of a format only fill, text colour, bold, italic, underline and borders count.
  public enum Rule: Hashable, Sendable {
    /// Two colours, blended between the stops.
    case colors(Stop, Stop)
    /// Three colours, blended between the stops.
    case threeColors(Stop, Stop, Stop)
    /// A bar as long as the value.
    case bar(Bar)
    /// Three arrows by thirds of the values.
    case arrows
    /// A format where an expression over cells is true, for the range's first cell.
    case when(Expression, CellFormat)
    /// A format where a cell compares so with a number.
    case value(Comparison, Double, CellFormat)
  }

  /// A bar as long as the value, in one colour without a border.
  public struct Bar: Hashable, Sendable {
    /// The colour, 0xRRGGBB.
    public var color: Int
    /// The colour of values below zero, which run left from the middle of the cell; nil if there are none.
    public var negativeColor: Int?
    /// Whether the value stands on the bar.
    public var showsValue = true
    /// The value of the shortest bar, for the range's first cell; nil is chosen by the reader's program.
    public var minimum: Expression?
    /// The value of the longest bar; nil is the greatest value.
    public var maximum: Expression?

    /// A bar in a colour.
    public init(color: Int) { self.color = color }
  }

  /// A stop of a colour scale.
  public struct Stop: Hashable, Sendable {
    /// Where on the scale.
    public var position: Position
    /// The colour there, 0xRRGGBB.
    public var color: Int

    /// A colour at a place of the scale.
    public init(_ position: Position, color: Int) {
      self.position = position
      self.color = color
    }

    /// A place on a scale.
    public enum Position: Hashable, Sendable {
      /// The least value.
      case minimum
      /// The greatest value.
      case maximum
      /// A value.
      case number(Double)
      /// A percentage of the way from least to greatest.
      case percent(Double)
      /// A percentile of the values.
      case percentile(Double)
    }
  }

  /// How a cell compares with a number.
  public enum Comparison: Hashable, Sendable, CaseIterable {
    /// Equal to it.
    case equal
    /// Not equal to it.
    case notEqual
    /// Below it.
    case less
    /// Below or equal to it.
    case lessOrEqual
    /// Above it.
    case greater
    /// Above or equal to it.
    case greaterOrEqual
  }
}
