// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "livingcircle",
  platforms: [.macOS(.v26)],
  products: [
    Product.library(
      name: "LivingCircle",
      targets: ["GeoCore", "Coverage", "Catalogue", "GeoFormats", "CoverageReport"]),
    // Apart, so that who analyses alone builds no database and no workbooks.
    Product.library(name: "LivingCircleLayers", targets: ["CoverageLayers"]),
    Product.library(name: "LivingCircleWorkbook", targets: ["CoverageWorkbook"]),
    Product.library(name: "LivingCircleHistory", targets: ["History"]),
    Product.executable(name: "livingcircle", targets: ["livingcircle"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"]), .brew(["proj"])]),
    .systemLibrary(
      name: "CCrypto", pkgConfig: "libcrypto",
      providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .systemLibrary(
      name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
    .systemLibrary(
      name: "CXlsxWriter", pkgConfig: "xlsxwriter",
      providers: [.apt(["libxlsxwriter-dev"]), .brew(["libxlsxwriter"])]),
    .systemLibrary(
      name: "CExpat", pkgConfig: "expat",
      providers: [
        .apt(["libosmium2-dev", "libprotozero-dev", "libexpat1-dev", "libbz2-dev", "liblz4-dev"]),
        .brew(["libosmium", "lz4"]),
      ]),
    // As the library itself was built; its pkg-config file has a flag that the package manager does not take.
    .target(
      name: "CSimdjson", cxxSettings: [.define("SIMDJSON_THREADS_ENABLED", to: "1")],
      linkerSettings: [.linkedLibrary("simdjson")]),
    .target(name: "GeoCore", dependencies: ["CPROJ"], swiftSettings: settings),
    .target(name: "Coverage", dependencies: ["GeoCore"], swiftSettings: settings),
    .target(name: "Digest", dependencies: ["CCrypto"], swiftSettings: settings),
    .target(name: "CGeoData"),
    .target(
      name: "Catalogue",
      dependencies: ["CGeoData", "Coverage", "Digest", "Yams"],
      swiftSettings: settings),
    .target(
      name: "COsmium", dependencies: ["CExpat"],
      cxxSettings: [
        .treatAllWarnings(as: .error), .enableWarning("all"), .enableWarning("extra"),
        // libosmium asserts what it has not checked of a file; broken files are refused, not trapped on.
        .define("NDEBUG"), .define("OSMIUM_WITH_LZ4"),
      ],
      linkerSettings: ["z", "bz2", "lz4"].map { .linkedLibrary($0) }),
    .target(
      name: "GeoFormats",
      dependencies: [
        "CExpat", "COsmium", "CPROJ", "CSQLite", "CSimdjson", "CZip", "CZlib", "Digest", "GeoCore",
      ],
      swiftSettings: settings),
    .target(name: "CPage"),
    .target(
      name: "CoverageReport",
      dependencies: ["CPage", "Catalogue", "Coverage", "GeoCore", "GeoFormats"],
      exclude: ["Page/Browser"], swiftSettings: settings),
    .target(
      name: "CoverageLayers",
      dependencies: [
        "CoverageReport", "GeoCore", "GeoFormats", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: settings),
    .target(
      name: "CoverageWorkbook",
      dependencies: ["CXlsxWriter", "CoverageReport", "GeoCore", "GeoFormats"],
      swiftSettings: settings),
    .target(
      name: "History",
      dependencies: [
        "Catalogue", "Coverage", "CoverageReport", "GeoCore", "GeoFormats",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "livingcircle",
      dependencies: [
        "Catalogue", "Coverage", "CoverageLayers", "CoverageReport", "CoverageWorkbook", "GeoCore",
        "GeoFormats", "History",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .target(
      name: "TestSupport", dependencies: ["GeoCore", "Coverage"], path: "Tests/TestSupport",
      swiftSettings: settings),
    .testTarget(
      name: "DigestTests", dependencies: ["Digest", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "GeoCoreTests", dependencies: ["GeoCore", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "CoverageTests", dependencies: ["Coverage", "GeoCore", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "CatalogueTests", dependencies: ["Catalogue", "Coverage", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "GeoFormatsTests",
      dependencies: ["CSQLite", "CZip", "GeoCore", "GeoFormats", "TestSupport"],
      exclude: ["Fixtures"], swiftSettings: settings),
    .testTarget(
      name: "CoverageLayersTests",
      dependencies: [
        "CoverageLayers", "CoverageReport", "GeoCore", "GeoFormats", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "CoverageWorkbookTests",
      dependencies: ["CoverageWorkbook", "GeoFormats", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "HistoryTests",
      dependencies: [
        "Catalogue", "Coverage", "CoverageReport", "GeoCore", "GeoFormats", "History",
        "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "CommandLineTests",
      dependencies: [
        "Catalogue", "Coverage", "CoverageLayers", "CoverageReport", "CoverageWorkbook", "Digest",
        "GeoCore", "GeoFormats", "History", "TestSupport", "livingcircle",
      ],
      exclude: ["Fixtures", "Golden"], swiftSettings: settings),
  ]
)
