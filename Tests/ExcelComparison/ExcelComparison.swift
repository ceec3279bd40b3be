import Formulas
import Foundation
import Recalculation
import XLSXReading

/// Recalculates every workbook of a folder and lists where a formula gives something else than the file
/// holds: `swift run ExcelComparison FOLDER`.
///
/// Meant for workbooks that Excel itself saved. Formulas with functions that the program does not know
/// are counted and believed. Exits with 1 if anything differs.
@main
struct ExcelComparison {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count > 1 else {
      print("usage: ExcelComparison FOLDER [--unknown]")
      exit(64)
    }
    let folder = arguments[1]
    let listsUnknown = arguments.contains("--unknown")
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder)
      .filter { $0.lowercased().hasSuffix(".xlsx") }.sorted()
    var (formulas, differing, unknown) = (0, 0, 0)
    for file in files {
      do {
        let found = try Recalculation(of: folder + "/" + file)
        formulas += found.formulaCount
        differing += found.disagreementCount
        unknown += found.faults.count
        for difference in found.disagreements {
          print(
            "\(file)\t\(difference.place.sheet)!\(difference.place.address)\t=\(difference.formula)"
              + "\tfile \(difference.cached.shown)\tcomputed \(difference.computed.shown)")
        }
        if listsUnknown {
          for fault in found.faults {
            print(
              "\(file)\t\(fault.place.sheet)!\(fault.place.address)\t=\(fault.formula)\tunknown: "
                + "\(fault.reason)")
          }
        }
      } catch {
        print("\(file)\tcannot be read: \(error)")
        differing += 1
      }
    }
    print("\(files.count) workbooks, \(formulas) formulas, \(differing) differ, \(unknown) unknown")
    exit(differing == 0 && !files.isEmpty ? 0 : 1)
  }
}

extension Value {
  /// The value with its kind.
  fileprivate var shown: String {
    switch self {
    case .blank: "blank"
    case .number(let number): "\(number)"
    case .text(let text): "\"\(text)\""
    case .boolean(let truth): truth ? "TRUE" : "FALSE"
    case .error(let error): error.kind.rawValue
    }
  }
}
