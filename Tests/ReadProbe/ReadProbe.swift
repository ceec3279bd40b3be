import Glibc
import XLSXReading

/// Reads a workbook of unknown origin, says in one line what came of it and in a second one what that
/// took: a process of its own, held by the kernel to a bearable amount of memory and time.
///
/// The peak is the kernel's for this program alone: what `wait4` tells the parent would hold the
/// parent's own size as well, as the child starts as a copy of it.
@main
enum ReadProbe {
  static func main() {
    guard CommandLine.arguments.count == 2 else { return print("ReadProbe FILE") }
    hold(__rlimit_resource_t(RLIMIT_AS.rawValue), to: 1 << 30)
    hold(__rlimit_resource_t(RLIMIT_CPU.rawValue), to: seconds)
    print(outcome(of: CommandLine.arguments[1]))
    print(peakKilobytes, cpuMilliseconds)
  }

  /// Processor time; unoptimised code is many times slower, and is held to less.
  private static var seconds: rlim_t {
    #if DEBUG
      60
    #else
      2
    #endif
  }

  private static func hold(_ resource: __rlimit_resource_t, to most: rlim_t) {
    var limit = rlimit(rlim_cur: most, rlim_max: most)
    guard setrlimit(resource, &limit) == 0 else { fatalError("no limit could be set") }
  }

  private static func outcome(of path: String) -> String {
    do throws(ReadFailure) {
      let file = try WorkbookFile(path: path, limits: .forms)
      var texts: [String] = []
      for (position, sheet) in file.sheets.enumerated() {
        var list = CellList()
        try file.forEachCell(ofSheet: position) { list.add($0) }
        let merged = try file.mergedRanges(ofSheet: position).count
        // Of many sheets, those after the first few are read and not told.
        guard position < 3 else { continue }
        texts.append(
          "[\(sheet.name)\(sheet.isHidden ? ", hidden" : "")]\(list.text)"
            + (merged > 0 ? " merged \(merged)" : ""))
      }
      if file.sheets.count > 3 { texts.append("and \(file.sheets.count) sheets in all") }
      if !file.names.isEmpty { texts.append("names \(file.names.count)") }
      return "read " + texts.joined(separator: " ")
    } catch {
      return "refused \(error.reason)"
    }
  }

  /// The greatest memory this program has had in use.
  private static var peakKilobytes: Int {
    guard let file = fopen("/proc/self/status", "r") else { return .max }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, Int32(line.count), file) != nil {
      let words = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
        .split { $0.isWhitespace }
      if words.first == "VmHWM:", words.count > 1, let peak = Int(words[1]) { return peak }
    }
    return .max
  }

  private static var cpuMilliseconds: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    let times = [usage.ru_utime, usage.ru_stime]
    return times.reduce(0) { $0 + $1.tv_sec * 1_000 + $1.tv_usec / 1_000 }
  }
}

/// The first cells of a sheet as text, and the number of all.
private struct CellList {
  private var first = ""
  private var shown = 0
  private var count = 0
  /// Something of every cell, so that none is left out as unused.
  private var sum = 0

  mutating func add(_ cell: SheetCell) {
    count += 1
    sum &+= cell.row &+ cell.column &+ cell.style
    guard shown < 24, cell.formula != nil || cell.value != .blank else { return }
    shown += 1
    first += " \(cell.address)=\(cell.text)"
  }

  var text: String { count > 24 ? "\(first) … \(count) cells" : first }
}

extension SheetCell {
  /// The content in short.
  fileprivate var text: String {
    let shown =
      switch value {
      case .blank: isNotComputed ? "?" : ""
      case .number(let number):
        switch format {
        case .plain: "\(number)"
        case .date: "date(\(number))"
        case .percentage: "percentage(\(number))"
        }
      case .text(let text): text.utf8.count > 60 ? "'\(text.prefix(8))…\(text.count)'" : "'\(text)'"
      case .boolean(let truth): truth ? "TRUE" : "FALSE"
      case .error(let name): name
      }
    return formula.map { "{\($0.text)}\(shown)" } ?? shown
  }
}
