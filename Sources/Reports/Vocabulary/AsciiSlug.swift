extension String {
  /// The text in ASCII letters, digits and hyphens, without the marks of Vietnamese letters.
  package var asciiSlug: String {
    var slug = ""
    for scalar in lowercased().unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": slug.unicodeScalars.append(scalar)
      // A letter's marks may follow it as characters of their own.
      case _ where scalar.properties.generalCategory == .nonspacingMark: break
      default:
        if let plain = Self.plainLetters.first(where: { $0.marked.contains(scalar) })?.plain {
          slug += plain
        } else if !slug.isEmpty, !slug.hasSuffix("-") {
          slug += "-"
        }
      }
    }
    return slug.hasSuffix("-") ? String(slug.dropLast()) : slug
  }

  private static let plainLetters: [(plain: String, marked: String.UnicodeScalarView)] = [
    ("a", "àáảãạăằắẳẵặâầấẩẫậ".unicodeScalars), ("d", "đ".unicodeScalars),
    ("e", "èéẻẽẹêềếểễệ".unicodeScalars), ("i", "ìíỉĩị".unicodeScalars),
    ("o", "òóỏõọôồốổỗộơờớởỡợ".unicodeScalars), ("u", "ùúủũụưừứửữự".unicodeScalars),
    ("y", "ỳýỷỹỵ".unicodeScalars),
  ]
}
