import TestSupport

/// The simplest workbook that is one.
let oneCell = ArchiveParts(rows: "<row r='1'><c r='A1'><v>1</v></c></row>")

/// What the probe says of it.
let oneCellRead = HostileFile.Outcome.read("[Điểm] A1=1.0")

/// A text in UTF-16 with its mark.
func utf16(_ text: String, isBigEndian: Bool) -> [UInt8] {
  ([0xFEFF] + Array(text.utf16)).flatMap { unit in
    let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
    return isBigEndian ? pair : pair.reversed()
  }
}

/// An archive of parts that are not deflated, after a change.
func stored(
  _ parts: ArchiveParts, _ change: (inout RawArchive) -> Void = { _ in }
) -> [UInt8] {
  var archive = RawArchive(parts.parts.map { RawArchive.Entry($0.name, $0.bytes) })
  change(&archive)
  return archive.bytes
}

/// A text over and over again.
func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

/// A sheet with something in place of its cells.
func sheet(_ content: String) -> String {
  "<worksheet xmlns='\(Namespace.main)'>\(content)</worksheet>"
}

extension ArchiveParts {
  /// The same with a part of a text.
  func with(_ name: String, _ text: String) -> ArchiveParts {
    var parts = self
    parts[name] = text
    return parts
  }

  /// The same with a part of bytes in place of another.
  func with(_ name: String, bytes: [UInt8]) -> ArchiveParts {
    var parts = self
    parts[name] = nil
    parts.parts.append((name, bytes))
    return parts
  }

  /// The same with parts of texts, in order.
  func with(_ parts: [(name: String, text: String)]) -> ArchiveParts {
    parts.reduce(self) { $0.with($1.name, $1.text) }
  }

  /// The same without a part.
  func without(_ name: String) -> ArchiveParts {
    var parts = self
    parts[name] = nil
    return parts
  }

  /// The same with a part under another name.
  func renamed(_ name: String, to other: String) -> ArchiveParts {
    var parts = self
    parts.rename(name, to: other)
    return parts
  }

  /// The same with a text replaced wherever it stands in a part.
  func replacing(_ old: String, with new: String, in name: String) -> ArchiveParts {
    with(name, self[name]?.replacing(old, with: new) ?? "")
  }

  /// The same with another list of sheets, given as XML, and references from the workbook.
  func withSheets(_ sheets: String, references: String = "", after: String = "") -> ArchiveParts {
    with(
      "xl/workbook.xml",
      "<workbook xmlns='\(Namespace.main)' xmlns:r='\(Namespace.office)'><sheets>\(sheets)</sheets>"
        + "\(after)</workbook>"
    ).replacing(
      "</Relationships>", with: references + "</Relationships>", in: "xl/_rels/workbook.xml.rels")
  }
}
