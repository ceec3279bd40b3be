import XLSXReading

extension Linter {
  /// Looks at the styles, and counts the formats that cells and conditions may use.
  func lintStyles(
    _ part: String, _ facts: inout BookFacts, _ found: inout FindingList
  ) throws(ReadFailure) {
    guard let root = try tree(part, &found) else { return }
    let fonts = list("fonts", "font", in: root, &found)
    let fills = list("fills", "fill", in: root, &found)
    let borders = list("borders", "border", in: root, &found)
    let numberFormats = list("numFmts", "numFmt", in: root, &found)
    let base = list("cellStyleXfs", "xf", in: root, &found)
    let cells = list("cellXfs", "xf", in: root, &found)
    let conditions = list("dxfs", "dxf", in: root, &found)
    facts.cellFormats = cells.count
    facts.conditionFormats = conditions.count
    if cells.count > 64_000 { found.add(.cellFormatCount, "\(cells.count) cell formats") }
    if fonts.count > 512 { found.add(.fontCount, "\(fonts.count) fonts") }
    let patterns = fills.prefix(2).map { $0.first("patternFill")?["patternType"] ?? "none" }
    if patterns != ["none", "gray125"] {
      found.add(.standardFills, "the fills start with \(patterns)")
    }
    for font in fonts { lintFont(font, &found) }
    let numbers = lintNumberFormats(numberFormats, &found)
    for format in base + cells {
      found.check(index: format["fontId"], below: fonts.count, .fontIndex)
      found.check(index: format["fillId"], below: fills.count, .fillIndex)
      found.check(index: format["borderId"], below: borders.count, .borderIndex)
      if let id = format["numFmtId"], !numbers.contains(id), Int(id).map({ $0 >= 164 }) ?? true {
        found.add(.numberFormatIndex, "number format \(id) is not there")
      }
      lintAlignment(format.first("alignment"), &found)
    }
    for format in cells { found.check(index: format["xfId"], below: base.count, .baseFormatIndex) }
    lintColors(root, &found)
  }

  /// The elements of a list, whose count must be true.
  private func list(
    _ name: String, _ item: String, in root: XMLElement, _ found: inout FindingList
  ) -> [XMLElement] {
    let list = root.first(name)
    let items = list?.all(item) ?? []
    if let count = list?["count"], count != String(items.count) {
      found.add(.styleCount, "\(name): count \(count), but there are \(items.count)")
    }
    return items
  }

  private func lintFont(_ font: XMLElement, _ found: inout FindingList) {
    if let name = font.first("name")?["val"] {
      if name.isEmpty { found.add(.fontName, "an empty name") }
      found.check(length: name, atMost: 31, .fontName)
    }
    found.check(font.first("sz")?["val"], in: 1...409, .fontSize)
  }

  /// Looks at the number formats and gives their numbers.
  private func lintNumberFormats(
    _ formats: [XMLElement], _ found: inout FindingList
  ) -> Set<String> {
    var ids: Set<String> = []
    for format in formats {
      let code = format["formatCode"] ?? ""
      found.check(length: code, atMost: 255, .numberFormat)
      if let fault = numberFormatFault(code) { found.add(.numberFormat, "'\(code)': \(fault)") }
      if !ids.insert(format["numFmtId"] ?? "").inserted {
        found.add(.numberFormat, "two of number \(format["numFmtId"] ?? "")")
      }
    }
    return ids
  }

  /// What is wrong with a number format's code.
  private func numberFormatFault(_ code: String) -> String? {
    guard !code.isEmpty else { return "empty" }
    var sections = 1
    var isQuoted = false
    var isEscaped = false
    var isBracketed = false
    for character in code {
      if isEscaped {
        isEscaped = false
      } else if isQuoted {
        isQuoted = character != "\""
      } else if isBracketed {
        isBracketed = character != "]"
      } else {
        switch character {
        case "\"": isQuoted = true
        case "\\", "_", "*": isEscaped = true
        case "[": isBracketed = true
        case ";": sections += 1
        default: break
        }
      }
    }
    if isQuoted || isEscaped || isBracketed { return "unbalanced" }
    return sections > 4 ? "\(sections) sections, at most 4" : nil
  }

  private func lintAlignment(_ alignment: XMLElement?, _ found: inout FindingList) {
    found.check(alignment?["indent"], in: 0...250, .alignment)
    if let rotation = alignment?["textRotation"], rotation != "255" {
      found.check(rotation, in: 0...180, .alignment)
    }
  }

  /// Looks at every colour in an element.
  func lintColors(_ root: XMLElement, _ found: inout FindingList) {
    for child in root.children {
      if let color = child["rgb"], color.utf8.count != 8 || !color.allSatisfy(\.isHexDigit) {
        found.add(.color, "'\(color)' is not alpha, red, green and blue")
      }
      if child.name.lowercased().hasSuffix("color") {
        found.check(child["theme"], in: 0...11, .color)
        found.check(child["indexed"], in: 0...81, .color)
      }
      lintColors(child, &found)
    }
  }
}
