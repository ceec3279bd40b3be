import Scoring

extension Unit {
  /// The unit's code as a file's name can hold it.
  ///
  /// A character that some file system does not take stands as `%` and its two hexadecimal digits, as in
  /// web addresses, so that different codes never share a file.
  var fileName: String {
    var name = ""
    for scalar in code.unicodeScalars {
      let isForbidden =
        scalar.value < 0x20 || scalar.value == 0x7F
        || "/\\:*?\"<>|%".unicodeScalars.contains(scalar)
        || (name.isEmpty && scalar == ".")
      if isForbidden {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        name += "%" + (digits.count < 2 ? "0" : "") + digits
      } else {
        name.unicodeScalars.append(scalar)
      }
    }
    return name
  }
}
