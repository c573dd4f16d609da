// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "livingcircle-benchmarks",
  platforms: [.macOS(.v26)],
  products: [
    .executable(name: "livingcircle-data", targets: ["livingcircle-data"]),
    .executable(name: "livingcircle-network", targets: ["livingcircle-network"]),
  ],
  dependencies: [
    .package(name: "livingcircle", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // Its traits count allocations, with two libraries that intercept them.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .target(name: "Workload", swiftSettings: settings),
    .executableTarget(
      name: "livingcircle-data",
      dependencies: [
        "Workload",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "livingcircle-network",
      dependencies: [
        .product(name: "LivingCircle", package: "livingcircle"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    // The plugin takes executables whose folder lies in one named Benchmarks, as this package's is.
    .executableTarget(
      name: "LivingCircleBenchmarks",
      dependencies: [
        "Workload",
        .product(name: "LivingCircle", package: "livingcircle"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "LivingCircleBenchmarks",
      swiftSettings: settings,
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ]
)
