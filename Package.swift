// swift-tools-version: 6.2
import PackageDescription

/// What a tenant can switch on. A module imports Core and never another module, except that Customers,
/// always on, may be named by those that hang records on a customer.
let modules = ["Customers", "Funnel"]

/// The folders of Core, each with a README of its own.
let rooms = ["Cluster", "Identity", "Import", "Installation", "Jobs", "Mail", "Postgres", "Values"]

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .treatAllWarnings(as: .error),
]

/// The server carries the Swift runtime in itself: it runs where no toolchain is, and its calls of the runtime go straight to it, which is
/// worth a tenth of its speed.
let staticRuntime: [LinkerSetting] = [
    .unsafeFlags(["-static-stdlib", "-l_FoundationCShims", "-l_FoundationCollections", "-lswiftSynchronization"])
]

let nio: [Target.Dependency] = [
    .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "NIOPosix", package: "swift-nio"),
]

let package = Package(
    name: "guanxi",
    products: [
        .executable(name: "guanxi-server", targets: ["Server"]),
        .executable(name: "guanxi-admin", targets: ["AdminCLI"]),
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    ],
    targets: [
        .systemLibrary(name: "CLibpq", path: "Core/CLibpq", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CArgon2", path: "Core/CArgon2", pkgConfig: "libargon2", providers: [.apt(["libargon2-dev"])]),
        .systemLibrary(name: "CCrypto", path: "Core/CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CZlib", path: "Core/CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "CLinux", path: "Core/CLinux"),
        .target(
            name: "Core",
            dependencies: nio + [
                "CLibpq", "CArgon2", "CCrypto", "CZlib", "CLinux",
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            path: "Core",
            exclude: ["CLibpq", "CArgon2", "CCrypto", "CZlib", "CLinux", "Web"] + rooms.map { "\($0)/README.md" },
            swiftSettings: settings),
        .target(name: "Tenants", dependencies: ["Core"], path: "Tenants", exclude: ["README.md", "Web"], swiftSettings: settings),
        .target(
            name: "Demo", dependencies: ["Core", "Tenants", "Customers", "Funnel"], path: "Demo", exclude: ["README.md"], swiftSettings: settings),
        .target(
            name: "InstalledModules",
            dependencies: ["Core", "Tenants"] + modules.map { .target(name: $0) },
            path: "Modules", exclude: modules + ["InstalledPages.js"], sources: ["InstalledModules.swift"], swiftSettings: settings),
        .executableTarget(
            name: "Server",
            dependencies: ["Core", "InstalledModules", .product(name: "Logging", package: "swift-log")],
            path: "Server", swiftSettings: settings, linkerSettings: staticRuntime),
        .executableTarget(
            name: "AdminCLI",
            dependencies: [
                "Core", "Tenants", "Demo", "InstalledModules",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            path: "admin-cli", exclude: ["README.md"], swiftSettings: settings),
        .target(
            name: "TestKit",
            dependencies: nio + [
                "Core", "Tenants", "InstalledModules",
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Tests/TestKit", swiftSettings: settings),
        .testTarget(
            name: "CoreTests",
            dependencies: nio + [
                "Core", "TestKit",
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Tests/CoreTests", swiftSettings: settings),
        .testTarget(name: "TenantsTests", dependencies: ["Core", "Tenants", "TestKit"], path: "Tests/TenantsTests", swiftSettings: settings),
        .testTarget(name: "CustomersTests", dependencies: ["Core", "Customers", "TestKit"], path: "Tests/CustomersTests", swiftSettings: settings),
        .testTarget(
            name: "FunnelTests", dependencies: ["Core", "Customers", "Funnel", "TestKit"], path: "Tests/FunnelTests", swiftSettings: settings),
        .testTarget(name: "DemoTests", dependencies: ["Core", "Demo", "TestKit"], path: "Tests/DemoTests", swiftSettings: settings),
        .testTarget(
            name: "HouseTests",
            dependencies: nio + ["Core", "InstalledModules", "TestKit", .product(name: "NIOHTTP1", package: "swift-nio")],
            path: "Tests/HouseTests", swiftSettings: settings),
    ]
        + modules.map { name in
            .target(
                name: name, dependencies: ["Core"] + (name == "Customers" ? [] : ["Customers"]),
                path: "Modules/\(name)", exclude: ["README.md", "Web"], swiftSettings: settings)
        },
    swiftLanguageModes: [.v6]
)
