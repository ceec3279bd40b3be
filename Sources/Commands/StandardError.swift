import Glibc

/// Messages for the person at the terminal.
enum StandardError {
  /// Writes a text and a line break to standard error.
  static func print(_ text: String) { write(text + "\n") }

  /// Writes a text as it is to standard error.
  static func write(_ text: String) {
    let bytes = Array(text.utf8)
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { Glibc.write(2, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      written += count
    }
  }
}
