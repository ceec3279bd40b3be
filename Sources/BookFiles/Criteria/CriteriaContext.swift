import Formulas
import Scoring

/// What the readers of a criteria set need to know beside its file.
struct CriteriaContext {
  /// The file.
  let file: TextFile
  /// Reads values.
  let reader: YAMLReader
  /// The unit groups; nil if the units could not be read.
  let groups: [String]?

  var findings: Findings { reader.findings }

  /// A setting that is one value or `{default: …, group: …}`.
  func byGroup<Element>(
    _ node: YAMLNode, key: String, _ read: (YAMLNode) -> Element?
  ) -> ByGroup<Element>? {
    guard case .mapping(let entries) = node.content else { return read(node).map { ByGroup($0) } }
    var standard: Element?
    var special: [String: Element] = [:]
    for entry in entries {
      let value = read(entry.value)
      if entry.key == "default" {
        standard = value
      } else {
        check(group: entry.key, at: entry.keyPlace)
        special[entry.key] = value
      }
    }
    guard entries.contains(where: { $0.key == "default" }) else {
      findings.add(.yaml(.missingKey("default")), at: node.place)
      return nil
    }
    return standard.map { ByGroup($0, special: special) }
  }

  func numbers(_ node: YAMLNode, key: String) -> ByGroup<Double>? {
    byGroup(node, key: key) { reader.number($0, key: key) }
  }

  /// Adds a fault if no unit is of a group.
  func check(group: String, at place: Place) {
    guard let groups, !groups.contains(group) else { return }
    findings.addUnknown(group, among: groups, at: place) {
      .criteria(.unknownGroup(group, nearest: $0))
    }
  }

  /// The formula of a scalar; a fault is placed inside the text.
  func formula(_ node: YAMLNode, key: String) -> Formula? {
    guard let text = reader.text(node, key: key) else { return nil }
    do {
      return try Formula(parsing: text)
    } catch {
      let place = ScalarPlace(node, in: file).place(of: error.offset)
      findings.add(.formula(.syntax(error.kind)), at: place)
      return nil
    }
  }

  /// Whether formulas can name something by a code; if not, that is told.
  func isFormulaName(_ code: String, at place: Place) -> Bool {
    let letters = "a"..."z"
    let isIdentifier = code.enumerated().allSatisfy { index, character in
      let isLetter = letters.contains(character.lowercased()) && character.isASCII
      return isLetter || index > 0 && (character == "_" || character.isASCII && character.isNumber)
    }
    guard isIdentifier, !code.isEmpty else {
      // What nobody sees is told where repeated codes are.
      if InvisibleCharacter(in: code) != nil { return false }
      findings.add(.rule(.inputCode(code)), at: place)
      return false
    }
    guard code != "max", code != "weight", Function(named: code) == nil else {
      findings.add(.rule(.reservedInput(code)), at: place)
      return false
    }
    return true
  }
}

/// Whether two sums of points are the same at nine places.
func agree(_ left: Double, _ right: Double) -> Bool { abs(left - right) < 5e-10 }
