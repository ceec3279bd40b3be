/// The path of a part that another refers to: absolute, or relative to the folder of the other.
package func resolve(_ target: String, from part: String) -> String {
  let target = String(target.map { $0 == "\\" ? "/" : $0 })
  var folders: [Substring] = []
  if !target.hasPrefix("/") { folders = Array(part.split(separator: "/").dropLast()) }
  for piece in target.split(separator: "/") where piece != "." {
    if piece == ".." { _ = folders.popLast() } else { folders.append(piece) }
  }
  return folders.joined(separator: "/")
}

/// The part that lists what a part refers to.
package func relationshipsPart(of part: String) -> String {
  let pieces = part.split(separator: "/")
  let folder = pieces.dropLast().map { $0 + "/" }.joined()
  return folder + "_rels/" + (pieces.last ?? "") + ".rels"
}

/// The part whose relationships a part lists, empty for the package's own; nil if it lists none.
package func sourcePart(ofRelationships part: String) -> String? {
  let pieces = part.split(separator: "/")
  guard let name = pieces.last, name.hasSuffix(".rels"), pieces.dropLast().last == "_rels" else {
    return nil
  }
  return (pieces.dropLast(2).map(String.init) + [String(name.dropLast(5))])
    .joined(separator: "/")
}
