public import Formulas

/// A chart on a sheet.
public struct Chart: Hashable, Sendable {
  /// What it looks like.
  public var kind: Kind
  /// The title above it; nil is none.
  public var title: String?
  /// The axis of the categories (or of x).
  public var categoryAxis = Axis()
  /// The axis of the values (or of y).
  public var valueAxis = Axis()
  /// The series in order.
  public var series: [Series]
  /// The cell under its upper left corner.
  public var anchor: CellAddress
  /// The size in pixels.
  public var size: (width: Int, height: Int) {
    get { (width, height) }
    set { (width, height) = newValue }
  }
  private var width: Int
  private var height: Int
  /// What it shows, for those who cannot see it.
  public var altText: String
  /// Where the legend stands.
  public var legend = Legend.none
  /// Whether it lies over cells that say what it shows: without ground, frame and upright axis.
  public var isOverCells = false
  /// Whether cells of hidden columns are drawn.
  public var showsHiddenCells = false
  /// The gap between columns or bars in percent of their width, 0 to 500; nil is the default.
  public var gap: Int?
  /// How far columns or bars of one category lie over each other in percent of their width, -100 to 100; nil is
  /// the default.
  public var overlap: Int?

  /// A chart of series at a place.
  public init(
    _ kind: Kind, title: String? = nil, series: [Series], anchor: CellAddress,
    size: (width: Int, height: Int) = (480, 288), altText: String
  ) {
    self.kind = kind
    self.title = title
    self.series = series
    self.anchor = anchor
    width = size.width
    height = size.height
    self.altText = altText
  }

  /// What a chart looks like.
  public enum Kind: Hashable, Sendable, CaseIterable {
    /// Upright columns.
    case column
    /// Upright columns on top of each other.
    case stackedColumn
    /// Lying bars.
    case bar
    /// Lying bars one after the other.
    case stackedBar
    /// Lines.
    case line
    /// A net with one ray per category.
    case radar
    /// Points at x and y.
    case scatter
  }

  /// An axis.
  public struct Axis: Hashable, Sendable {
    /// The title; nil is none.
    public var title: String?
    /// The number format in Excel's code; nil is the cells' own.
    public var numberFormat: String?
    /// The least value shown; nil is chosen by the reader's program.
    public var minimum: Double?
    /// The greatest value shown; nil is chosen by the reader's program.
    public var maximum: Double?
    /// The distance between labels; nil is chosen by the reader's program.
    public var step: Double?
    /// Whether the axis runs backwards, so that the first bar stands on top.
    public var isReversed = false
    /// Whether the labels stand at the edge of the chart, clear of bars that run below zero.
    public var labelsAtEdge = false
    /// Whether neither line nor labels show.
    public var isHidden = false
    /// Whether grid lines show; nil is the kind's default.
    public var showsGrid: Bool?

    /// An axis without a title.
    public init() {}
  }

  /// One series of values.
  public struct Series: Hashable, Sendable {
    /// The name in the legend.
    public var name: Name
    /// The cells of the categories.
    public var categories: SheetRange
    /// The cells of the values.
    public var values: SheetRange
    /// The colour, 0xRRGGBB; nil is chosen by the reader's program.
    public var color: Int?
    /// A pattern in the colour on white, so that series differ in black and white.
    public var pattern: Pattern?
    /// The marks of a scatter's points; nil is circles of the usual size.
    public var marker: Marker?
    /// Whether a scatter's points are joined by a line instead of being marked.
    public var isJoined = false
    /// Whether values stand beside the points.
    public var showsLabels = false
    /// The number format of the labels in Excel's code; nil is the cells' own.
    public var labelFormat: String?
    /// What the labels show, and where.
    public var labels = Labels.values
    /// The colour of the labels, 0xRRGGBB; nil is the default.
    public var labelColor: Int?
    /// The width of a line in points; nil is the default.
    public var lineWidth: Double?

    /// A series over cells.
    public init(
      _ name: Name, categories: SheetRange, values: SheetRange, color: Int? = nil,
      pattern: Pattern? = nil
    ) {
      self.name = name
      self.categories = categories
      self.values = values
      self.color = color
      self.pattern = pattern
    }

    /// A name: a text, or the cell that holds it.
    public enum Name: Hashable, Sendable, ExpressibleByStringLiteral {
      /// The text itself.
      case text(String)
      /// What a cell holds.
      case cells(SheetRange)

      /// A text.
      public init(stringLiteral value: String) { self = .text(value) }
    }
  }

  /// The mark of a point.
  public struct Marker: Hashable, Sendable {
    /// Its shape.
    public var shape: Shape
    /// Its size in points, 2 to 72.
    public var size: Int

    /// A mark of a shape and size.
    public init(_ shape: Shape, size: Int) {
      self.shape = shape
      self.size = size
    }

    /// Shapes that differ without colour.
    public enum Shape: Hashable, Sendable, CaseIterable {
      /// A circle.
      case circle
      /// A square.
      case square
      /// A square on its corner.
      case diamond
    }
  }

  /// What the labels of a series show, and where.
  public enum Labels: Hashable, Sendable, CaseIterable {
    /// The values, where the kind of chart has them.
    case values
    /// The values at the foot of the columns or bars.
    case valuesInside
    /// The series' name right of its last point, of two.
    case nameAtEnd
  }

  /// A pattern that tells series apart without colour.
  public enum Pattern: Hashable, Sendable, CaseIterable {
    /// Wide lines rising to the right.
    case upwardDiagonal
    /// Wide lines falling to the right.
    case downwardDiagonal
    /// Lying lines.
    case horizontal
    /// Upright lines.
    case vertical
    /// Crossed lines.
    case cross
    /// Dots over a quarter of the ground.
    case dots
  }

  /// Where a legend stands.
  public enum Legend: Hashable, Sendable, CaseIterable {
    /// Nowhere.
    case none
    /// Under the chart.
    case bottom
    /// Right of the chart.
    case right
    /// Above the chart.
    case top
  }
}
