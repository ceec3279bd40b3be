import Foundation

/// The path of a program of the package, which lies beside the running one in the build folder, or in
/// a folder above it.
public func builtProgram(_ name: String) throws -> String {
  let running = [
    try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"),
    CommandLine.arguments.first, Bundle.main.executablePath,
  ]
  for program in running.compactMap({ $0 }) {
    var folder = URL(fileURLWithPath: program).deletingLastPathComponent()
    while folder.path != "/" {
      let path = folder.appendingPathComponent(name).path
      var isFolder = ObjCBool(false)
      if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
        !isFolder.boolValue, FileManager.default.isExecutableFile(atPath: path)
      {
        return path
      }
      folder.deleteLastPathComponent()
    }
  }
  throw NotBuilt(name: name)
}

/// A program that is not where the running one is.
public struct NotBuilt: Error {
  /// Its name.
  public var name: String
}
