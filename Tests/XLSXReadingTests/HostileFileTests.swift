import HostileFiles
import TestSupport
import Testing

/// Every file of the corpus is read or refused as it should be, by a process of its own that the kernel
/// would end if it took more memory or time than it may.
@Test(arguments: hostileFiles.indices)
func hostileFilesAreReadOrRefused(_ position: Int) throws {
  let file = hostileFiles[position]
  let scratch = try Scratch()
  let probe = try ReadProbe(file.make(in: scratch))
  #expect(file.expected.matches(probe.outcome), "\(file.name): \(file.expected) was due")
  #expect(probe.kilobytes < 100 << 10, "\(file.name)")
}

@Test func hostileFilesAreOfManyKinds() {
  #expect(Set(hostileFiles.map(\.name)).count == hostileFiles.count)
  #expect(hostileFiles.count >= 100)
}
