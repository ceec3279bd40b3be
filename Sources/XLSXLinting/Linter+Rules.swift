import Formulas
import WorkbookPlan
import XLSXReading

extension Linter {
  /// Looks at what may be typed where.
  func lintValidations(
    _ list: XMLElement?, _ facts: BookFacts, _ found: inout FindingList
  ) {
    guard let list else { return }
    let validations = list.all("dataValidation")
    if validations.count > 65_534 {
      found.add(.validationCount, "\(validations.count) validations")
    } else if let count = list["count"], count != String(validations.count) {
      found.add(.validationCount, "count \(count), but there are \(validations.count)")
    }
    let formulas = facts.formulas
    for validation in validations {
      let place = validation["sqref"]
      if ranges(place) == nil {
        found.add(.validationRange, at: place, "'\(place ?? "")' is no range")
      }
      for name in ["promptTitle", "errorTitle"] {
        found.check(length: validation[name] ?? "", atMost: 32, .validationTitle, at: place)
      }
      for name in ["prompt", "error"] {
        found.check(length: validation[name] ?? "", atMost: 255, .validationText, at: place)
      }
      lintFormulas(of: validation, formulas, &found)
    }
  }

  private func lintFormulas(
    of validation: XMLElement, _ formulas: FormulaLint, _ found: inout FindingList
  ) {
    let place = validation["sqref"]
    let type = validation["type"] ?? "none"
    let first = validation.first("formula1")?.text
    let second = validation.first("formula2")?.text
    if type == "list", let first, first.hasPrefix("\"") {
      let choices = first.dropFirst().dropLast()
      found.check(length: String(choices), atMost: 255, .validationList, at: place)
      if first.utf16.count < 3 || !first.hasSuffix("\"") {
        found.add(.validationFormula, at: place, "choices without an end")
      }
      return
    }
    let isBetween =
      ["whole", "decimal", "date", "time", "textLength"].contains(type)
      && ["between", "notBetween"].contains(validation["operator"] ?? "between")
    if type != "none", first == nil || isBetween && second == nil {
      found.add(.validationFormula, at: place, "a bound or formula is missing")
    }
    for formula in [first, second].compactMap(\.self) {
      found.check(length: formula, atMost: 255, .validationFormula, at: place)
      for fault in formulas.faults(in: formula) {
        found.add(.validationFormula, at: place, "\(fault.rule.rawValue): \(fault.words)")
      }
    }
  }

  /// Looks at the formats that follow the values.
  func lintConditions(
    _ list: [XMLElement], _ facts: BookFacts, _ found: inout FindingList
  ) {
    let formulas = facts.formulas
    var priorities: Set<Int> = []
    for element in list {
      let place = element["sqref"]
      if ranges(place) == nil {
        found.add(.conditionRange, at: place, "'\(place ?? "")' is no range")
      }
      for rule in element.all("cfRule") {
        found.check(
          index: rule["dxfId"], below: facts.conditionFormats, .conditionFormat, at: place)
        let priority = rule["priority"].flatMap { Int($0) } ?? 0
        if priority < 1 || !priorities.insert(priority).inserted {
          found.add(
            .conditionPriority, at: place, "priority '\(rule["priority"] ?? "")' repeats or is none"
          )
        }
        if ["expression", "cellIs"].contains(rule["type"] ?? ""), rule.first("formula") == nil {
          found.add(.conditionFormula, at: place, "no formula")
        }
        for formula in rule.all("formula") {
          for fault in formulas.faults(in: formula.text) {
            found.add(.conditionFormula, at: place, "\(fault.rule.rawValue): \(fault.words)")
          }
        }
        if let fault = stopsFault(rule) { found.add(.conditionStops, at: place, fault) }
      }
    }
  }

  /// What is wrong with the stops of a scale, bar or icon set.
  private func stopsFault(_ rule: XMLElement) -> String? {
    func stops(_ element: XMLElement?) -> (values: Int, colors: Int) {
      (element?.all("cfvo").count ?? 0, element?.all("color").count ?? 0)
    }
    switch rule["type"] {
    case "colorScale":
      let found = stops(rule.first("colorScale"))
      guard found.values != found.colors || !(2...3).contains(found.values) else { return nil }
      return "\(found.values) stops and \(found.colors) colours"
    case "dataBar":
      let found = stops(rule.first("dataBar"))
      guard found.values != 2 || found.colors != 1 else { return nil }
      return "\(found.values) ends and \(found.colors) colours"
    case "iconSet":
      let set = rule.first("iconSet")
      let icons = set?["iconSet"]?.first?.wholeNumberValue ?? 3
      guard stops(set).values != icons else { return nil }
      return "\(stops(set).values) stops for \(icons) icons"
    default: return nil
    }
  }

  /// Looks at the links of a sheet.
  func lintLinks(
    _ links: [XMLElement], _ part: String, _ facts: BookFacts, _ found: inout FindingList
  ) {
    if links.count > 65_530 { found.add(.linkCount, "\(links.count) links") }
    let formulas = facts.formulas
    var seen: Set<String> = []
    for link in links {
      let place = link["ref"] ?? ""
      if range(place) == nil || !seen.insert(place).inserted {
        found.add(.linkRange, at: place, "'\(place)' is no range, or has a link already")
      }
      let target = link["location"] ?? ""
      found.check(length: target, atMost: 2_079, .linkLength, at: place)
      found.check(length: link["tooltip"] ?? "", atMost: 255, .linkLength, at: place)
      if link["id"] != nil {
        _ = facts.target(of: link, in: part, type: "hyperlink", &found)
        continue
      }
      let isName = facts.names.contains { $0.name.lowercased() == target.lowercased() }
      if !isName, !formulas.rangeFaults(in: target).isEmpty {
        found.add(.linkTarget, at: place, "'\(target)' is not in the workbook")
      }
    }
  }
}
