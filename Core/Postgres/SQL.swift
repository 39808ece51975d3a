/// A statement, or a piece of one. Every interpolated value becomes a bind: there is no way to put a value into the text.
///
///     let sql: SQL = "select name from funnel.deals where tenant_id = \(tenant) and id = \(id)"
///
/// Another `SQL` is spliced in with its binds; `\(identifier: "funnel.deals")` quotes a name.
public struct SQL: Sendable {
    /// The text, with two bytes in place of each bind: `marker` and the bind's type. It says which prepared statement this is.
    let template: String
    public let binds: [Bind]
    let statement: Statement?

    static let marker: UInt8 = 1

    init(template: String, binds: [Bind]) {
        self.template = template
        self.binds = binds
        statement = nil
    }

    /// A statement prepared once per connection, with the values for its `$1`, `$2`, …
    public init(statement: Statement, binds: [Bind]) {
        self.statement = statement
        self.binds = binds
        template = ""
    }

    /// Text from the program itself, never from outside.
    public init(trusted text: String) {
        self.init(template: text, binds: [])
    }

    public static let empty = SQL(template: "", binds: [])

    public var isEmpty: Bool { template.isEmpty && statement == nil }

    public static func + (left: SQL, right: SQL) -> SQL {
        SQL(template: left.template + right.template, binds: left.binds + right.binds)
    }

    public static func += (left: inout SQL, right: SQL) { left = left + right }

    /// Pieces with a separator between them, such as `SQL.joined(conditions, separator: " and ")`.
    public static func joined(_ pieces: some Sequence<SQL>, separator: SQL) -> SQL {
        var template = ""
        var binds: [Bind] = []
        var isFirst = true
        for piece in pieces {
            if !isFirst {
                template += separator.template
                binds += separator.binds
            }
            isFirst = false
            template += piece.template
            binds += piece.binds
        }
        return SQL(template: template, binds: binds)
    }

    /// The text as PostgreSQL gets it, with `$1`, `$2`, …
    public var text: String {
        if let statement { return statement.text }
        var bytes: [UInt8] = []
        var number = 0
        var isType = false
        for byte in template.utf8 {
            if isType {
                isType = false
            } else if byte == Self.marker {
                isType = true
                number += 1
                bytes += Array("$\(number)".utf8)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension SQL: ExpressibleByStringInterpolation {
    public init(stringLiteral text: String) { self.init(template: text, binds: []) }

    public init(stringInterpolation interpolation: Interpolation) {
        self.init(template: interpolation.template, binds: interpolation.binds)
    }

    public struct Interpolation: StringInterpolationProtocol {
        var template = ""
        var binds: [Bind] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            template.reserveCapacity(literalCapacity + 2 * interpolationCount)
            binds.reserveCapacity(interpolationCount)
        }

        public mutating func appendLiteral(_ text: String) { template += text }

        public mutating func appendInterpolation(_ bind: Bind) {
            template.unicodeScalars.append(Unicode.Scalar(SQL.marker))
            template.unicodeScalars.append(Unicode.Scalar(bind.type.rawValue))
            binds.append(bind)
        }

        public mutating func appendInterpolation(_ piece: SQL) {
            template += piece.template
            binds += piece.binds
        }

        /// A name, quoted part by part: `funnel.deals` becomes `"funnel"."deals"`.
        public mutating func appendInterpolation(identifier name: String) {
            template += name.split(separator: ".", omittingEmptySubsequences: false).map(quoted).joined(separator: ".")
        }

        /// A number in the text itself, where the planner is to know it: a prepared statement's `limit` that is a bind counts as a tenth of all rows.
        public mutating func appendInterpolation(literal number: Int) { template += String(number) }

        private func quoted(_ part: Substring) -> String {
            "\""
                + part.unicodeScalars.reduce(into: "") { text, scalar in
                    if scalar.value > 1 { text.unicodeScalars.append(scalar) }
                    if scalar == "\"" { text.append("\"") }
                } + "\""
        }
    }
}
