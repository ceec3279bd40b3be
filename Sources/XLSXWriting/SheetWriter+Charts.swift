import CLibXLSXWriter
import Formulas
import Glibc
import WorkbookPlan

extension SheetWriter {
  /// Writes a chart.
  func write(_ plan: Chart) throws(WriteFailure.Reason) {
    let type = plan.hasLines ? LXW_CHART_SCATTER_STRAIGHT_WITH_MARKERS : plan.kind.constant
    let chart = try made(workbook_add_chart(workbook, UInt8(type.rawValue)))
    if let title = plan.title {
      chart_title_set_name(chart, title)
    } else {
      chart_title_off(chart)
    }
    for series in plan.series { try write(series, in: chart, kind: plan.kind) }
    let across = chart_axis_get(chart, LXW_CHART_AXIS_TYPE_X)
    let upright = chart_axis_get(chart, LXW_CHART_AXIS_TYPE_Y)
    // The library means the page: the categories of lying bars stand on the upright axis.
    let isLying = plan.kind == .bar || plan.kind == .stackedBar
    if plan.kind != .radar { set(plan.categoryAxis, of: isLying ? upright : across) }
    set(plan.valueAxis, of: isLying ? across : upright)
    // Categories from above would otherwise take the values' axis with them to the top.
    if isLying, plan.categoryAxis.isReversed { chart_axis_set_crossing_max(upright) }
    chart_legend_set_position(chart, UInt8(plan.legend.constant.rawValue))
    if let gap = plan.gap { chart_set_series_gap(chart, UInt16(gap)) }
    if let overlap = plan.overlap { chart_set_series_overlap(chart, Int8(overlap)) }
    // Every bar keeps its name, however many there are.
    if isLying { chart_axis_set_interval_unit(upright, 1) }
    setFonts(of: chart, across, upright)
    if plan.showsHiddenCells { chart_show_hidden_data(chart) }
    if plan.isOverCells { layOverCells(chart, across, upright) }
    try withCStrings { (strings) throws(WriteFailure.Reason) in
      var options = lxw_chart_options()
      options.x_scale = Double(plan.size.width) / defaultChartSize.width
      options.y_scale = Double(plan.size.height) / defaultChartSize.height
      options.description = strings.copy(plan.altText)
      try call(
        worksheet_insert_chart_opt(
          sheet, lxw_row_t(plan.anchor.row), lxw_col_t(plan.anchor.column), chart, &options))
    }
  }

  private func write(
    _ plan: Chart.Series, in chart: UnsafeMutablePointer<lxw_chart>, kind: Chart.Kind
  ) throws(WriteFailure.Reason) {
    let series = try made(
      chart_add_series(chart, "=" + plan.categories.text, "=" + plan.values.text))
    try remember(plan.categories, in: series.pointee.categories)
    try remember(plan.values, in: series.pointee.values)
    switch plan.name {
    case .text(let text): chart_series_set_name(series, text)
    case .cells(let cells):
      chart_series_set_name(series, "=" + cells.text)
      try remember(cells, in: series.pointee.title.range)
    }
    if let color = plan.color.map(libraryColor) {
      switch kind {
      case .line, .radar:
        var line = lxw_chart_line()
        line.color = color
        line.width = Float(plan.lineWidth ?? 2.25)
        chart_series_set_line(series, &line)
      case .scatter: setMarks(plan, color, of: series)
      case .column, .stackedColumn, .bar, .stackedBar:
        var fill = lxw_chart_fill()
        fill.color = color
        chart_series_set_fill(series, &fill)
      }
    }
    if let pattern = plan.pattern, kind.isFilled {
      var value = lxw_chart_pattern()
      value.fg_color = libraryColor(plan.color ?? 0)
      value.bg_color = 0xFF_FFFF
      value.type = UInt8(pattern.constant.rawValue)
      chart_series_set_pattern(series, &value)
      var line = lxw_chart_line()
      line.color = value.fg_color
      chart_series_set_line(series, &line)
    }
    if plan.showsLabels { try writeLabels(of: plan, series) }
  }

  private func writeLabels(
    of plan: Chart.Series, _ series: UnsafeMutablePointer<lxw_chart_series>
  ) throws(WriteFailure.Reason) {
    chart_series_set_labels(series)
    withChartFont(size: 9, color: plan.labelColor) { chart_series_set_labels_font(series, $0) }
    if let format = plan.labelFormat { chart_series_set_labels_num_format(series, format) }
    switch plan.labels {
    case .values: break
    case .valuesInside:
      chart_series_set_labels_position(
        series, UInt8(LXW_CHART_LABEL_POSITION_INSIDE_BASE.rawValue))
    case .nameAtEnd:
      chart_series_set_labels_options(series, 1, 0, 0)
      chart_series_set_labels_position(series, UInt8(LXW_CHART_LABEL_POSITION_RIGHT.rawValue))
      var first = lxw_chart_data_label()
      first.hide = 1
      let code = withUnsafeMutablePointer(to: &first) { label in
        var list: [UnsafeMutablePointer<lxw_chart_data_label>?] = [label, nil]
        return chart_series_set_labels_custom(series, &list)
      }
      try call(code)
    }
  }

  /// Marks the points of a scatter, or joins them.
  private func setMarks(
    _ plan: Chart.Series, _ color: lxw_color_t, of series: UnsafeMutablePointer<lxw_chart_series>
  ) {
    var line = lxw_chart_line()
    line.color = color
    if plan.isJoined {
      line.width = 1.5
      chart_series_set_line(series, &line)
      chart_series_set_marker_type(series, UInt8(LXW_CHART_MARKER_NONE.rawValue))
      return
    }
    var fill = lxw_chart_fill()
    fill.color = color
    let shape = plan.marker?.shape ?? .circle
    chart_series_set_marker_type(series, UInt8(shape.constant.rawValue))
    chart_series_set_marker_fill(series, &fill)
    guard let marker = plan.marker else { return }
    chart_series_set_marker_size(series, UInt8(marker.size))
    // Hollow marks vanish in some programs.
    chart_series_set_marker_line(series, &line)
    var none = lxw_chart_line()
    none.none = 1
    chart_series_set_line(series, &none)
  }

  /// Takes away what would hide the cells under a chart.
  private func layOverCells(
    _ chart: UnsafeMutablePointer<lxw_chart>, _ across: UnsafeMutablePointer<lxw_chart_axis>?,
    _ upright: UnsafeMutablePointer<lxw_chart_axis>?
  ) {
    var (noLine, noFill, grid) = (lxw_chart_line(), lxw_chart_fill(), lxw_chart_line())
    noLine.none = 1
    noFill.none = 1
    grid.color = 0xD9_D9D9
    grid.width = 0.5
    chart_chartarea_set_line(chart, &noLine)
    chart_chartarea_set_fill(chart, &noFill)
    chart_plotarea_set_fill(chart, &noFill)
    chart_axis_off(upright)
    chart_axis_major_gridlines_set_visible(upright, 0)
    chart_axis_set_line(across, &noLine)
    chart_axis_major_gridlines_set_visible(across, 1)
    chart_axis_major_gridlines_set_line(across, &grid)
    chart_axis_set_major_tick_mark(across, UInt8(LXW_CHART_AXIS_TICK_MARK_NONE.rawValue))
  }

  /// Keeps the values of cells in the chart, for programs that do not compute them anew.
  ///
  /// If one of them is a text, all are kept as texts.
  private func remember(
    _ cells: SheetRange, in range: UnsafeMutablePointer<lxw_series_range>?
  ) throws(WriteFailure.Reason) {
    guard let range else { return }
    let values = calculated.values(of: cells)
    let hasText = values.contains { if case .text(let text) = $0 { !text.isEmpty } else { false } }
    for value in values {
      let isKept: Int32
      switch value {
      case .number(let number) where !hasText:
        isKept = xlsx_cache_point(range, plain(number), nil, 0)
      case .number(let number): isKept = xlsx_cache_point(range, 0, printed(plain(number)), 0)
      case .text(let text) where hasText: isKept = xlsx_cache_point(range, 0, escaped(text), 0)
      default: isKept = xlsx_cache_point(range, 0, hasText ? "" : nil, hasText ? 0 : 1)
      }
      guard isKept != 0 else { throw .system(code: ENOMEM) }
    }
  }

  /// Sets all texts in the font of the sheets.
  private func setFonts(
    of chart: UnsafeMutablePointer<lxw_chart>, _ axes: UnsafeMutablePointer<lxw_chart_axis>?...
  ) {
    withChartFont(size: 13, isBold: true) { chart_title_set_name_font(chart, $0) }
    withChartFont(size: 10) { chart_legend_set_font(chart, $0) }
    for axis in axes {
      withChartFont(size: 10, isBold: true) { chart_axis_set_name_font(axis, $0) }
      withChartFont(size: 9) { chart_axis_set_num_font(axis, $0) }
    }
  }

  /// Lends a font of the sheets' face; the library copies it.
  private func withChartFont(
    size: Double, isBold: Bool = false, color: Int? = nil,
    _ body: (UnsafeMutablePointer<lxw_chart_font>) -> Void
  ) {
    var name = Array(CellFormat().fontName.utf8CString)
    name.withUnsafeMutableBufferPointer { name in
      var font = lxw_chart_font()
      font.name = name.baseAddress
      font.size = size
      if let color { font.color = libraryColor(color) }
      font.bold = isBold ? UInt8(LXW_TRUE.rawValue) : UInt8(LXW_EXPLICIT_FALSE.rawValue)
      body(&font)
    }
  }

  private func set(_ plan: Chart.Axis, of axis: UnsafeMutablePointer<lxw_chart_axis>?) {
    if let title = plan.title { chart_axis_set_name(axis, title) }
    if let format = plan.numberFormat { chart_axis_set_num_format(axis, format) }
    if let minimum = plan.minimum { chart_axis_set_min(axis, minimum) }
    if let maximum = plan.maximum { chart_axis_set_max(axis, maximum) }
    if let step = plan.step { chart_axis_set_major_unit(axis, step) }
    if plan.isReversed { chart_axis_set_reverse(axis) }
    if plan.isHidden { chart_axis_off(axis) }
    if plan.labelsAtEdge {
      chart_axis_set_label_position(axis, UInt8(LXW_CHART_AXIS_LABEL_POSITION_LOW.rawValue))
    }
    if let showsGrid = plan.showsGrid {
      chart_axis_major_gridlines_set_visible(axis, showsGrid ? 1 : 0)
    }
  }
}

/// The size of the library's charts in pixels, which it scales.
private let defaultChartSize = (width: 480.0, height: 288.0)

extension Chart.Kind {
  /// Whether it draws areas.
  fileprivate var isFilled: Bool {
    switch self {
    case .column, .stackedColumn, .bar, .stackedBar: true
    case .line, .radar, .scatter: false
    }
  }

  fileprivate var constant: lxw_chart_type {
    switch self {
    case .column: LXW_CHART_COLUMN
    case .stackedColumn: LXW_CHART_COLUMN_STACKED
    case .bar: LXW_CHART_BAR
    case .stackedBar: LXW_CHART_BAR_STACKED
    case .line: LXW_CHART_LINE
    case .radar: LXW_CHART_RADAR_WITH_MARKERS
    case .scatter: LXW_CHART_SCATTER
    }
  }
}

extension Chart {
  /// Whether a scatter joins points by lines.
  fileprivate var hasLines: Bool { kind == .scatter && series.contains(where: \.isJoined) }
}

extension Chart.Marker.Shape {
  fileprivate var constant: lxw_chart_marker_type {
    switch self {
    case .circle: LXW_CHART_MARKER_CIRCLE
    case .square: LXW_CHART_MARKER_SQUARE
    case .diamond: LXW_CHART_MARKER_DIAMOND
    }
  }
}

extension Chart.Pattern {
  fileprivate var constant: lxw_chart_pattern_type {
    switch self {
    case .upwardDiagonal: LXW_CHART_PATTERN_WIDE_UPWARD_DIAGONAL
    case .downwardDiagonal: LXW_CHART_PATTERN_WIDE_DOWNWARD_DIAGONAL
    case .horizontal: LXW_CHART_PATTERN_DARK_HORIZONTAL
    case .vertical: LXW_CHART_PATTERN_DARK_VERTICAL
    case .cross: LXW_CHART_PATTERN_LARGE_GRID
    case .dots: LXW_CHART_PATTERN_PERCENT_25
    }
  }
}

extension Chart.Legend {
  fileprivate var constant: lxw_chart_legend_position {
    switch self {
    case .none: LXW_CHART_LEGEND_NONE
    case .bottom: LXW_CHART_LEGEND_BOTTOM
    case .right: LXW_CHART_LEGEND_RIGHT
    case .top: LXW_CHART_LEGEND_TOP
    }
  }
}
