// swift-tools-version: 6.2

import PackageDescription

/// The settings every Swift target of ours is built with.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A C library that Debian ships, found through pkg-config.
func system(_ name: String, pkgConfig: String, apt: [String]) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt(apt)])
}

/// Tests of targets, with what all tests share.
func tests(
  _ name: String, of targets: Target.Dependency..., without files: [String] = []
) -> Target {
  .testTarget(
    name: name, dependencies: targets + ["TestSupport", "Wording"], exclude: files,
    swiftSettings: settings)
}

let package = Package(
  name: "sodiem",
  products: [.executable(name: "sodiem", targets: ["sodiem"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    system("CLibXLSXWriter", pkgConfig: "xlsxwriter", apt: ["libxlsxwriter-dev", "zlib1g-dev"]),
    system("CLibZip", pkgConfig: "libzip", apt: ["libzip-dev"]),
    system("CExpat", pkgConfig: "expat", apt: ["libexpat1-dev"]),
    system("CLibCrypto", pkgConfig: "libcrypto", apt: ["libssl-dev"]),

    .target(name: "Formulas", swiftSettings: settings),
    .target(name: "Wording", dependencies: ["Formulas"], swiftSettings: settings),
    .target(name: "Scoring", dependencies: ["Formulas", "Wording"], swiftSettings: settings),
    .target(
      name: "Analysis", dependencies: ["Formulas", "Scoring", "Wording"], swiftSettings: settings),
    .target(name: "WorkbookPlan", dependencies: ["Formulas"], swiftSettings: settings),
    .target(
      name: "Reports",
      dependencies: ["Formulas", "Wording", "Scoring", "Analysis", "WorkbookPlan"],
      swiftSettings: settings),
    .target(name: "XLSXReading", dependencies: ["CLibZip", "CExpat"], swiftSettings: settings),
    .target(
      name: "Recalculation", dependencies: ["Formulas", "XLSXReading"], swiftSettings: settings),
    .target(
      name: "XLSXWriting",
      dependencies: ["Formulas", "WorkbookPlan", "XLSXReading", "CLibXLSXWriter", "CLibZip"],
      swiftSettings: settings),
    .target(
      name: "XLSXLinting", dependencies: ["Formulas", "WorkbookPlan", "XLSXReading"],
      swiftSettings: settings),
    .target(
      name: "BookFiles",
      dependencies: [
        "Formulas", "Wording", "Scoring", "XLSXReading", "CLibCrypto",
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: settings),
    .target(
      name: "Verification",
      dependencies: [
        "BookFiles", "Formulas", "Recalculation", "Reports", "Scoring", "Wording",
        "WorkbookPlan", "XLSXReading",
      ],
      swiftSettings: settings),
    .target(
      name: "Commands",
      dependencies: [
        "Analysis", "BookFiles", "Reports", "Verification", "Wording", "XLSXWriting",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .executableTarget(name: "sodiem", dependencies: ["Commands"], swiftSettings: settings),

    .executableTarget(name: "BareXLSXWriter", dependencies: ["CLibXLSXWriter"]),
    .executableTarget(
      name: "Benchmark",
      dependencies: [
        "Analysis", "BookFiles", "Formulas", "HostileFiles", "ReadProbe", "Reports", "TestSupport",
        "XLSXWriting",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    .target(
      name: "TestSupport", dependencies: ["Formulas", "XLSXReading", "CLibZip"],
      path: "Tests/TestSupport",
      swiftSettings: settings),
    .target(
      name: "FormTestSupport", dependencies: ["BookFiles", "Scoring", "TestSupport"],
      path: "Tests/FormTestSupport", swiftSettings: settings),
    .target(
      name: "HostileFiles", dependencies: ["XLSXReading", "TestSupport"],
      path: "Tests/HostileFiles", swiftSettings: settings),
    .executableTarget(
      name: "ReadProbe", dependencies: ["XLSXReading"], path: "Tests/ReadProbe",
      swiftSettings: settings),
    .executableTarget(
      name: "ExcelComparison", dependencies: ["Formulas", "Recalculation", "XLSXReading"],
      path: "Tests/ExcelComparison", swiftSettings: settings),
    .target(
      name: "FuzzTargets",
      dependencies: [
        "BookFiles", "FormTestSupport", "Formulas", "Scoring", "XLSXReading", "HostileFiles",
        "TestSupport",
      ],
      path: "Tests/Fuzzing/Targets", swiftSettings: settings),
    .executableTarget(
      name: "Fuzz", dependencies: ["FuzzTargets"], path: "Tests/Fuzzing/Tool",
      swiftSettings: settings),
    tests("FuzzTargetsTests", of: "FuzzTargets"),
    tests("FormulasTests", of: "Formulas"),
    tests("WordingTests"),
    tests("ScoringTests", of: "Scoring"),
    tests("AnalysisTests", of: "Analysis", "BookFiles"),
    tests("WorkbookPlanTests", of: "WorkbookPlan"),
    tests("XLSXReadingTests", of: "XLSXReading", "HostileFiles", "ReadProbe"),
    tests("RecalculationTests", of: "Recalculation", "Formulas", "XLSXWriting", "WorkbookPlan"),
    tests("XLSXWritingTests", of: "XLSXWriting"),
    tests("XLSXLintingTests", of: "XLSXLinting", "XLSXWriting", "WorkbookPlan", "Formulas"),
    tests("BookFilesTests", of: "BookFiles", "FormTestSupport", "XLSXReading"),
    tests("VerificationTests", of: "Verification", "BookFiles", "Reports", "XLSXWriting"),
    tests(
      "ReportsTests", of: "Analysis", "Reports", "BookFiles", "XLSXWriting", "XLSXLinting",
      "Recalculation", "Verification", without: ["Golden", "Sets"]),
    tests(
      "CommandsTests", of: "Commands", "sodiem", "BookFiles", "FormTestSupport", "Reports",
      "XLSXReading", "XLSXWriting", without: ["Filling"]),
  ],
  swiftLanguageModes: [.v6]
)
