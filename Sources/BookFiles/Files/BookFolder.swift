internal import Glibc

/// The folder a book is read from; nothing outside it is ever opened.
struct BookFolder {
  /// The folder's path, without links.
  private let root: String
  /// Files that are read in place of those in the folder, by their path.
  private let replaced: [String: [UInt8]]

  /// Why a file was not read.
  enum Problem: Error {
    /// The book is wrong.
    case fault(FileFault)
    /// The machine is.
    case trouble(MachineTrouble)
  }

  /// Finds the folder; a folder that does not exist is a fault of whoever named it.
  init(_ path: String, replacing replaced: [String: [UInt8]] = [:]) throws(Problem) {
    guard let root = canonicalPath(path) else {
      throw BookFolder.problem(path, path, errno)
    }
    var status = stat()
    guard stat(root, &status) == 0 else { throw BookFolder.problem(path, path, errno) }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw .fault(.notAFolder(path)) }
    self.root = root
    self.replaced = replaced
  }

  /// Whether there is a file, or anything else, of a name.
  func has(_ path: String) throws(MachineTrouble) -> Bool {
    if replaced[path] != nil { return true }
    var status = stat()
    if lstat("\(root)/\(path)", &status) == 0 { return true }
    guard errno == ENOENT else { throw MachineTrouble(path: "\(root)/\(path)", code: errno) }
    return false
  }

  /// The bytes of a file named by the book.
  func read(_ path: String, limit: Int) throws(Problem) -> [UInt8] {
    try check(path)
    if let bytes = replaced[path] {
      guard bytes.count <= limit else {
        throw .fault(.tooLarge(path, bytes: bytes.count, limit: limit))
      }
      return bytes
    }
    let full = "\(root)/\(path)"
    guard let real = canonicalPath(full) else { throw BookFolder.problem(path, full, errno) }
    guard real.hasPrefix(root == "/" ? "/" : root + "/") else { throw .fault(.outside(path)) }
    let descriptor = open(real, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw BookFolder.problem(path, full, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw BookFolder.problem(path, full, errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .fault(.notAFile(path)) }
    let size = Int(status.st_size)
    guard size <= limit else { throw .fault(.tooLarge(path, bytes: size, limit: limit)) }
    return try bytes(of: descriptor, size: size, limit: limit, path: path, full: full)
  }

  /// The names in a folder of the book with those read in place of it, sorted, hidden ones left out.
  func names(in path: String) throws(MachineTrouble) -> [String] {
    let full = "\(root)/\(path)"
    var names = replaced.keys.filter { $0.hasPrefix(path + "/") }
      .map { String($0.dropFirst(path.count + 1)) }
    guard let stream = opendir(full) else {
      if errno == ENOENT { return names.sorted() }
      throw MachineTrouble(path: full, code: errno)
    }
    defer { closedir(stream) }
    errno = 0
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
      }
      if !name.hasPrefix("."), !names.contains(name) { names.append(name) }
    }
    guard errno == 0 else { throw MachineTrouble(path: full, code: errno) }
    return names.sorted()
  }

  /// Paths are relative, without `..`, with `/` between folders.
  private func check(_ path: String) throws(Problem) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard !path.hasPrefix("/"), !parts.contains(".."), !path.utf8.contains(0) else {
      throw .fault(.outside(path))
    }
    guard !path.contains("\\") else {
      throw .fault(.backslash(path))
    }
  }

  /// Reads until the end, also when the file has grown since its size was asked.
  private func bytes(
    of descriptor: Int32, size: Int, limit: Int, path: String, full: String
  ) throws(Problem) -> [UInt8] {
    var result = [UInt8]()
    result.reserveCapacity(size + 1)
    var chunk = [UInt8](repeating: 0, count: min(max(size + 1, 1 << 12), 1 << 20))
    while true {
      let count = chunk.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count == 0 { return result }
      if count < 0 {
        if errno == EINTR { continue }
        throw BookFolder.problem(path, full, errno)
      }
      result.append(contentsOf: chunk[..<count])
      guard result.count <= limit else {
        throw .fault(.tooLarge(path, bytes: result.count, limit: limit))
      }
    }
  }

  /// A missing file is the book's fault, everything else the machine's.
  private static func problem(_ path: String, _ full: String, _ code: Int32) -> Problem {
    switch code {
    case ENOENT, ENOTDIR: .fault(.missing(path))
    case ELOOP, ENAMETOOLONG: .fault(.unusablePath(path))
    default: .trouble(MachineTrouble(path: full, code: code))
    }
  }
}

/// A path without links and dots; nil with `errno` set if it leads nowhere.
private func canonicalPath(_ path: String) -> String? {
  guard let resolved = realpath(path, nil) else { return nil }
  defer { free(resolved) }
  return String(cString: resolved)
}
