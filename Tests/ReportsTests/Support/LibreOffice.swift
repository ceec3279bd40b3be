import Foundation
import Formulas
import TestSupport
import WorkbookPlan
import XLSXReading
import XLSXWriting

/// Recalculates workbooks with LibreOffice, and proves in the same run that it really did.
struct LibreOffice {
  /// Trouble that keeps a test from comparing anything.
  struct Trouble: Error, CustomStringConvertible {
    let description: String
  }

  /// The formula in the canary and the stale value it is written with.
  private static let canary = (formula: "A1+A2", stale: 99.0, right: 5.0)

  /// Recalculates files and gives their copies, in order.
  ///
  /// A canary with a stale cached value goes through the same conversion; unless it comes out right,
  /// the cached values were believed and nothing would be proven.
  static func recalculated(_ files: [String], in folder: String) throws -> [String] {
    let manager = FileManager.default
    let profile = folder + "/profile"
    let output = folder + "/recalculated"
    try manager.createDirectory(atPath: profile + "/user", withIntermediateDirectories: true)
    try manager.createDirectory(atPath: output, withIntermediateDirectories: true)
    try settings.write(
      toFile: profile + "/user/registrymodifications.xcu", atomically: true, encoding: .utf8)
    let canaryFile = folder + "/canary.xlsx"
    try writeCanary(to: canaryFile)
    let office = Process()
    office.executableURL = URL(filePath: "/usr/bin/env")
    office.arguments =
      [
        "soffice", "-env:UserInstallation=file://\(profile)", "--headless", "--norestore",
        "--nolockcheck", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", output,
        canaryFile,
      ] + files
    office.environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C.UTF-8"]) { $1 }
    let log = folder + "/soffice.log"
    try Data().write(to: URL(filePath: log))
    let handle = try FileHandle(forWritingTo: URL(filePath: log))
    office.standardOutput = handle
    office.standardError = handle
    try office.run()
    office.waitUntilExit()
    guard office.terminationStatus == 0 else {
      let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
      throw Trouble(description: "soffice failed: \(text)")
    }
    let values = try cells(of: output + "/canary.xlsx")
    guard values["Canary!A3"]?.value == .number(canary.right) else {
      throw Trouble(description: "the canary was not recalculated")
    }
    return files.map { output + "/" + ($0 as NSString).lastPathComponent }
  }

  /// All cells of a workbook by `Sheet!A1`.
  static func cells(of path: String) throws -> [String: SheetCell] {
    let file = try WorkbookFile(path: path)
    var cells: [String: SheetCell] = [:]
    for sheet in file.sheets.indices {
      let name = file.sheets[sheet].name
      try file.forEachCell(ofSheet: sheet) { cells["\(name)!\($0.address)"] = $0 }
    }
    return cells
  }

  private static func writeCanary(to path: String) throws {
    let rows = [
      Row([Cell(0, .number(2))]), Row([Cell(0, .number(3))]),
      Row([Cell(0, .line(parsed(canary.formula), .number(canary.stale)))]),
    ]
    let plan = Plan(
      properties: Plan.Properties(), sheets: [Sheet(name: "Canary", rows: Rows(rows))])
    try write(CalculatedPlan(pretending: plan), to: path)
  }

  /// Always recalculate on loading.
  private static let settings = """
    <?xml version="1.0" encoding="UTF-8"?>
    <oor:items xmlns:oor="http://openoffice.org/2001/registry" \
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
    <item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" \
    oor:op="fuse"><value>0</value></prop></item>
    </oor:items>
    """
}

/// A folder of a test's own, removed when the test is over.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "sodiem-test-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
