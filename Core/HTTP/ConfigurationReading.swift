import Glibc
import NIOCore

/// Everything that is wrong with the environment, found in one go.
public struct ConfigurationError: Error, CustomStringConvertible {
    public let mistakes: [String]

    public var description: String { mistakes.joined(separator: "\n") }
}

extension Configuration {
    /// Reads `GUANXI_…` variables. Errors: `ConfigurationError` with all mistakes together.
    public static func read(environment: [String: String] = processEnvironment) throws(ConfigurationError) -> Configuration {
        var configuration = Configuration()
        var reader = EnvironmentReader(environment)
        reader.text("GUANXI_HOST", &configuration.address)
        reader.number("GUANXI_PORT", 0...65_535, &configuration.port)
        reader.optional("GUANXI_DATABASE_URL", &configuration.databaseURL, mustBegin: ["postgres://", "postgresql://"])
        reader.optional("GUANXI_OWNER_DATABASE_URL", &configuration.ownerDatabaseURL, mustBegin: ["postgres://", "postgresql://"])
        reader.optional("GUANXI_OPERATOR_DATABASE_URL", &configuration.operatorDatabaseURL, mustBegin: ["postgres://", "postgresql://"])
        reader.text("GUANXI_VAR", &configuration.variableDirectory)
        reader.optional("GUANXI_WEB", &configuration.webDirectory, mustBegin: [])
        configuration.publicURL = "http://\(configuration.address):\(configuration.port)"
        reader.url("GUANXI_PUBLIC_URL", &configuration.publicURL)
        reader.number("GUANXI_LOOPS", 1...256, &configuration.loops)
        reader.number("GUANXI_MAXIMUM_CONNECTIONS", 64...1_000_000, &configuration.maximumConnections)
        reader.list("GUANXI_TRUSTED_PROXIES", &configuration.trustedProxies)
        reader.optional("GUANXI_SMTP_URL", &configuration.smtpURL, mustBegin: ["smtp://", "smtps://"])
        reader.text("GUANXI_MAIL_SENDER", &configuration.mailSender)
        reader.optional("GUANXI_METRICS_TOKEN", &configuration.metricsToken, mustBegin: [])
        reader.choice("GUANXI_LOG_LEVEL", ["trace", "debug", "info", "notice", "warning", "error", "critical"], &configuration.logLevel)
        reader.flag("GUANXI_PRODUCTION", &configuration.isProduction)
        if configuration.isProduction, !configuration.isSecure { reader.mistakes.append("GUANXI_PUBLIC_URL must be https in production") }
        guard reader.mistakes.isEmpty else { throw ConfigurationError(mistakes: reader.mistakes) }
        return configuration
    }

    /// The environment of this process.
    public static var processEnvironment: [String: String] {
        var variables: [String: String] = [:]
        var entry = environ
        while let text = entry.pointee {
            let pair = String(cString: text).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if pair.count == 2 { variables[String(pair[0])] = String(pair[1]) }
            entry += 1
        }
        return variables
    }
}

/// Reads variables into places that keep their default where a variable is missing or empty.
private struct EnvironmentReader {
    private let environment: [String: String]
    var mistakes: [String] = []

    init(_ environment: [String: String]) { self.environment = environment }

    private func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }

    func text(_ name: String, _ place: inout String) {
        if let text = value(name) { place = text }
    }

    func list(_ name: String, _ place: inout Set<String>) {
        if let text = value(name) { place = Set(text.split(separator: ",").map { String($0.filter { $0 != " " }) }) }
    }

    mutating func optional(_ name: String, _ place: inout String?, mustBegin prefixes: [String]) {
        guard let text = value(name) else { return }
        guard prefixes.isEmpty || prefixes.contains(where: text.hasPrefix) else {
            return mistakes.append("\(name) must begin with \(prefixes.joined(separator: " or "))")
        }
        place = text
    }

    mutating func number(_ name: String, _ range: ClosedRange<Int>, _ place: inout Int) {
        guard let text = value(name) else { return }
        guard let number = Int(text), range.contains(number) else {
            return mistakes.append("\(name) must be a whole number from \(range.lowerBound) to \(range.upperBound), not \(text)")
        }
        place = number
    }

    mutating func choice(_ name: String, _ choices: [String], _ place: inout String) {
        guard let text = value(name) else { return }
        guard choices.contains(text) else { return mistakes.append("\(name) must be one of \(choices.joined(separator: ", ")), not \(text)") }
        place = text
    }

    mutating func flag(_ name: String, _ place: inout Bool) {
        guard let text = value(name) else { return }
        guard ["true", "false", "1", "0"].contains(text) else { return mistakes.append("\(name) must be true or false, not \(text)") }
        place = text == "true" || text == "1"
    }

    mutating func url(_ name: String, _ place: inout String) {
        guard let text = value(name) else { return }
        let isPlain = (text.hasPrefix("https://") || text.hasPrefix("http://")) && !text.hasSuffix("/") && text.split(separator: "/").count == 2
        guard isPlain else { return mistakes.append("\(name) must look like https://crm.example.com, without a path or a slash at the end") }
        place = text
    }
}
