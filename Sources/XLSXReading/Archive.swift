import CLibZip
import Glibc

/// An open zip archive, its parts found by name whatever their case and slashes.
package struct Archive: ~Copyable {
  private let zip: OpaquePointer
  /// The parts' names as they stand in the archive, in its order.
  package let names: [String]
  private let indices: [String: UInt64]
  private let limits: ReadLimits

  /// Opens an archive and checks that it says the same in all places.
  ///
  /// With the places of the parts that are to be read, ``places(of:)`` of the same file, it is opened
  /// without looking at the others again.
  package init(
    _ path: String, limits: ReadLimits, places: [String: UInt64]? = nil
  ) throws(ReadFailure.Reason) {
    var code: Int32 = 0
    let flags = places == nil ? ZIP_RDONLY | ZIP_CHECKCONS : ZIP_RDONLY
    guard let zip = zip_open(path, flags, &code) else {
      throw code == ZIP_ER_EXISTS ? .repeatedPart : .damagedArchive(message(code))
    }
    let names: [String]
    let indices: [String: UInt64]
    do throws(ReadFailure.Reason) {
      names = places == nil ? try Self.names(in: zip, limits: limits) : []
      if let places { indices = places } else { indices = try Self.indices(of: names) }
    } catch {
      zip_discard(zip)
      throw error
    }
    self.limits = limits
    self.names = names
    self.indices = indices
    self.zip = zip
  }

  deinit { zip_discard(zip) }

  private static func names(
    in zip: OpaquePointer, limits: ReadLimits
  ) throws(ReadFailure.Reason) -> [String] {
    let count = zip_get_num_entries(zip, 0)
    guard count <= limits.parts else { throw limits.exceeded(.parts) }
    var names: [String] = []
    for index in 0..<UInt64(max(count, 0)) {
      // Raw: what a name in another encoding says does not matter, and it is not copied for that.
      guard let name = zip_get_name(zip, index, UInt32(ZIP_FL_ENC_RAW)) else {
        throw .damagedArchive(String(cString: zip_strerror(zip)))
      }
      names.append(String(cString: name))
    }
    return names
  }

  private static func indices(
    of names: [String]
  ) throws(ReadFailure.Reason) -> [String: UInt64] {
    var indices: [String: UInt64] = [:]
    for (index, name) in names.enumerated() {
      guard indices.updateValue(UInt64(index), forKey: partKey(name)) == nil else {
        throw .repeatedPart
      }
    }
    return indices
  }

  /// Whether a part is there.
  package func has(_ part: String) -> Bool { indices[partKey(part)] != nil }

  /// Where parts lie in the archive.
  func places(of parts: [String]) -> [String: UInt64] {
    let keys = Set(parts.map(partKey))
    return indices.filter { keys.contains($0.key) }
  }

  /// The bytes a part has once it is inflated, which ``read(_:upTo:space:use:)`` holds it to.
  func size(of part: String) throws(ReadFailure.Reason) -> UInt64 { try status(of: part).size }

  private func status(of part: String) throws(ReadFailure.Reason) -> zip_stat_t {
    guard let index = indices[partKey(part)] else { throw .missingPart }
    var status = zip_stat_t()
    guard zip_stat_index(zip, index, 0, &status) == 0 else { throw failure() }
    return status
  }

  /// Hands a part over, inflated piece by piece, up to a limit.
  ///
  /// `space` gives room for at least the bytes asked for; `use` takes what was read into it, and
  /// an empty last piece.
  package func read(
    _ part: String, upTo limit: ReadLimits.Kind = .partBytes,
    space: (Int) -> UnsafeMutableRawPointer?,
    use: (Int, _ isLast: Bool) throws(ReadFailure.Reason) -> Void
  ) throws(ReadFailure.Reason) {
    let status = try status(of: part)
    guard status.encryption_method == ZIP_EM_NONE else { throw .encrypted }
    guard [ZIP_CM_STORE, ZIP_CM_DEFLATE].contains(Int32(status.comp_method)) else {
      throw .damagedArchive("a part is compressed as no workbook is")
    }
    guard status.size <= UInt64(limits[limit]) else { throw limits.exceeded(limit) }
    let index = status.index
    guard let file = zip_fopen_index(zip, index, 0) else { throw failure() }
    defer { zip_fclose(file) }
    var total = 0
    while true {
      guard let buffer = space(pieceBytes) else { throw .system(code: ENOMEM) }
      let count = Int(zip_fread(file, buffer, UInt64(pieceBytes)))
      guard count >= 0 else {
        throw .damagedArchive(String(cString: zip_file_strerror(file)))
      }
      total += count
      // The library compares checksums only, and those at the end.
      guard count == 0 ? total == status.size : total <= status.size else {
        throw .damagedArchive("not as many bytes as the directory says")
      }
      try use(count, count == 0)
      if count == 0 { return }
    }
  }

  private func failure() -> ReadFailure.Reason {
    .damagedArchive(String(cString: zip_strerror(zip)))
  }
}

/// The bytes that are inflated at a time.
let pieceBytes = 1 << 16

/// A part's name without what writers differ in: case, backslashes and a slash at the start.
package func partKey(_ name: String) -> String {
  let slashed = String(name.lowercased().map { $0 == "\\" ? "/" : $0 })
  return slashed.hasPrefix("/") ? String(slashed.dropFirst()) : slashed
}

/// What the zip library has to say about a code.
private func message(_ code: Int32) -> String {
  var error = zip_error_t()
  zip_error_init_with_code(&error, code)
  defer { zip_error_fini(&error) }
  return zip_error_strerror(&error).map { String(cString: $0) } ?? "\(code)"
}
