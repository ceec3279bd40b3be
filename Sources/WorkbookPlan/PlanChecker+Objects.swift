import Formulas

extension PlanChecker {
  func check(_ format: CellFormat, _ found: inout ProblemList) {
    found.check(format.fontName, .fontName, limit: Limits.fontNameUnits)
    found.check(format.fontSize, .fontSize, in: 1...Limits.fontSize)
    found.check(format.numberFormat, .numberFormat, bytes: Limits.numberFormatBytes)
    if !(0...Limits.indent).contains(format.indent) {
      found.add(.outOfRange(.indent, Double(format.indent)))
    }
    if !(-90...90).contains(format.rotation), format.rotation != 270 {
      found.add(.outOfRange(.rotation, Double(format.rotation)))
    }
    let borders = format.borders
    for color in [
      format.color, format.fill, borders.left.color, borders.right.color, borders.top.color,
      borders.bottom.color,
    ] {
      found.check(color: color)
    }
  }

  func check(_ validation: Validation, _ found: inout ProblemList) {
    let address = validation.range.first
    found.check(validation.range, .validation)
    for message in [validation.prompt, validation.error].compactMap(\.self) {
      found.check(
        message.title, .validationTitle, limit: Limits.validationTitleUnits, at: address)
      found.check(message.text, .validationText, limit: Limits.validationTextUnits, at: address)
    }
    switch validation.rule {
    case .oneOf(let expression), .holds(let expression):
      check(expression, at: address, &found)
    case .choices(let choices):
      let bytes = choices.reduce(choices.count - 1) { $0 + $1.utf8.count }
      if bytes > Limits.choicesBytes {
        found.add(.tooLong(.choices, length: bytes, limit: Limits.choicesBytes), at: address)
      }
      if choices.isEmpty
        || choices.contains(where: { $0.isEmpty || $0.contains(",") || $0.contains("\"") })
      {
        found.add(.choices, at: address)
      }
      for choice in choices { found.checkCharacters(choice, at: address) }
    case .whole(let low, let high), .decimal(let low, let high):
      for bound in [low, high] {
        switch bound {
        case .number(let number):
          if !number.isFinite { found.add(.notFinite, at: address) }
        case .of(let expression): check(expression, at: address, &found)
        }
      }
      if case .number(let low) = low, case .number(let high) = high, low > high {
        found.add(.boundsReversed, at: address)
      }
    }
  }

  private func check(
    _ expression: Expression, at address: CellAddress, _ found: inout ProblemList
  ) {
    let formula = CellFormula(expression)
    let place = CellPosition(sheet: 0, row: address.row, column: address.column)
    let length = formula.text(in: place).utf16.count
    if length > Limits.validationTextUnits {
      found.add(
        .tooLong(.validationFormula, length: length, limit: Limits.validationTextUnits),
        at: address)
    }
    found.check(trees.fault(in: formula, at: place), at: address)
  }

  func check(_ condition: Condition, _ found: inout ProblemList) {
    let address = condition.range.first
    found.check(condition.range, .condition)
    switch condition.rule {
    case .colors(let low, let high): check([low, high], at: address, &found)
    case .threeColors(let low, let middle, let high):
      check([low, middle, high], at: address, &found)
    case .bar(let bar):
      found.check(color: bar.color, at: address)
      found.check(color: bar.negativeColor, at: address)
      for bound in [bar.minimum, bar.maximum].compactMap(\.self) {
        check(bound, at: address, &found)
      }
    case .arrows: break
    case .when(let expression, let format):
      let place = CellPosition(sheet: 0, row: address.row, column: address.column)
      found.check(trees.fault(in: CellFormula(expression), at: place), at: address)
      check(format, &found)
    case .value(_, let number, let format):
      if !number.isFinite { found.add(.notFinite, at: address) }
      check(format, &found)
    }
  }

  private func check(
    _ stops: [Condition.Stop], at address: CellAddress, _ found: inout ProblemList
  ) {
    for stop in stops {
      found.check(color: stop.color, at: address)
      switch stop.position {
      case .minimum, .maximum: break
      case .number(let number):
        if !number.isFinite { found.add(.notFinite, at: address) }
      case .percent(let share), .percentile(let share):
        found.check(share, .condition, in: 0...100, at: address)
      }
    }
  }

  func check(_ chart: Chart, _ found: inout ProblemList) {
    let address = chart.anchor
    if !address.isInSheet { found.add(.outsideSheet(.chart), at: address) }
    for side in [chart.size.width, chart.size.height] {
      found.check(Double(side), .chartSize, in: 1...Limits.chartPixels, at: address)
    }
    if let gap = chart.gap { found.check(Double(gap), .chartGap, in: 0...500, at: address) }
    if let overlap = chart.overlap {
      found.check(Double(overlap), .chartGap, in: -100...100, at: address)
    }
    found.check(chart.altText, .chartText, limit: Limits.altTextUnits, at: address)
    check(text: chart.title ?? "", at: address, &found)
    for axis in [chart.categoryAxis, chart.valueAxis] {
      check(text: axis.title ?? "", at: address, &found)
      found.check(axis.numberFormat ?? "", .numberFormat, bytes: Limits.numberFormatBytes)
      for bound in [axis.minimum, axis.maximum, axis.step].compactMap(\.self) where !bound.isFinite
      {
        found.add(.notFinite, at: address)
      }
      if let minimum = axis.minimum, let maximum = axis.maximum, minimum >= maximum {
        found.add(.boundsReversed, at: address)
      }
    }
    if chart.series.isEmpty { found.add(.chartRange(""), at: address) }
    for series in chart.series { check(series, at: address, &found) }
  }

  private func check(
    _ series: Chart.Series, at address: CellAddress, _ found: inout ProblemList
  ) {
    found.check(color: series.color, at: address)
    if let marker = series.marker {
      found.check(Double(marker.size), .chartSize, in: 2...72, at: address)
    }
    found.check(color: series.labelColor, at: address)
    found.check(series.labelFormat ?? "", .numberFormat, bytes: Limits.numberFormatBytes)
    var ranges = [series.categories, series.values]
    switch series.name {
    case .text(let text): check(text: text, at: address, &found)
    case .cells(let cells): ranges.append(cells)
    }
    for range in ranges where !trees.knows(range) {
      found.add(.chartRange(range.text), at: address)
    }
  }

  private func check(text: String, at address: CellAddress, _ found: inout ProblemList) {
    found.check(text, .chartText, limit: Limits.chartTextUnits, at: address)
    if text.hasPrefix("=") { found.add(.readAsFormula(text), at: address) }
  }
}
