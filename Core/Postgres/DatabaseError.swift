import CLibpq

/// What went wrong with the database. `description` may be shown to anyone because it says nothing; `debugDescription` is for logs.
public struct DatabaseError: Error, Sendable {
    public enum Kind: Sendable {
        /// The server refused a statement; see `sqlstate`.
        case statement
        /// Busy, slow or gone: worth another try later (503 with Retry-After).
        case unavailable
        /// A value was not of the type that it was read as: a defect of ours.
        case decoding
    }

    public let kind: Kind
    /// Five characters of PostgreSQL's Appendix A; empty where the server had no say.
    public let sqlstate: String
    public let constraint: String?
    public let table: String?
    public let column: String?
    /// True where the connection was lost in flight: the statement may have been carried out.
    public internal(set) var isOutcomeUnknown: Bool
    /// Which statement of a batch failed, counted from 0; nil where none did by itself.
    public internal(set) var statementIndex: Int?
    let message: String

    init(
        _ kind: Kind, sqlstate: String = "", constraint: String? = nil, table: String? = nil, column: String? = nil,
        isOutcomeUnknown: Bool = false, message: String
    ) {
        self.kind = kind
        self.sqlstate = sqlstate
        self.constraint = constraint
        self.table = table
        self.column = column
        self.isOutcomeUnknown = isOutcomeUnknown
        self.message = message
    }

    public var isUnavailable: Bool { kind == .unavailable }
    public var isUniqueViolation: Bool { sqlstate == "23505" }
    public var isForeignKeyViolation: Bool { sqlstate == "23503" }
    public var isCheckViolation: Bool { sqlstate == "23514" }
    public var isNotNullViolation: Bool { sqlstate == "23502" }
    /// A deadlock or a serialization failure: the same transaction may well succeed if it is run again.
    public var isConflict: Bool { sqlstate == "40001" || sqlstate == "40P01" }

    /// A plan or prepared statement that this session no longer has or may no longer use.
    var isStalePlan: Bool { sqlstate == "26000" || (sqlstate == "0A000" && message.contains("cached plan")) }

    static func unavailable(_ message: String) -> DatabaseError { DatabaseError(.unavailable, message: message) }

    static func lost(_ message: String, isOutcomeUnknown: Bool) -> DatabaseError {
        DatabaseError(.unavailable, sqlstate: "08006", isOutcomeUnknown: isOutcomeUnknown, message: message)
    }

    static func decoding(_ message: String) -> DatabaseError { DatabaseError(.decoding, message: message) }
}

extension DatabaseError: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { "database error" }

    public var debugDescription: String {
        [
            "\(kind)", sqlstate, message, constraint.map { "constraint \($0)" }, table.map { "table \($0)" }, column.map { "column \($0)" },
            statementIndex.map { "statement \($0)" }, isOutcomeUnknown ? "outcome unknown" : nil,
        ].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "; ")
    }
}

extension DatabaseError {
    /// The error that a failed `PGresult` carries.
    init(result: OpaquePointer) {
        func field(_ code: Unicode.Scalar) -> String? { PQresultErrorField(result, Int32(code.value)).map { String(cString: $0) } }
        let sqlstate = field("C") ?? ""
        self.init(
            Self.isTransient(sqlstate) ? .unavailable : .statement, sqlstate: sqlstate, constraint: field("n").map(Self.plainConstraint),
            table: field("t"), column: field("c"), message: [field("M"), field("D"), field("W")].compactMap { $0 }.joined(separator: " | "))
    }

    /// Resources, operator intervention and time-outs, lost connections, conflicts: nothing wrong with the statement.
    private static func isTransient(_ sqlstate: String) -> Bool {
        ["08", "53", "57"].contains(sqlstate.prefix(2)) || ["40001", "40P01", "55P03", "25P03"].contains(sqlstate)
    }

    /// Citus appends the shard (`_102008`) to the names of constraints.
    private static func plainConstraint(_ name: String) -> String {
        let digits = name.reversed().prefix { $0.isASCII && $0.isNumber }.count
        return digits >= 6 && name.dropLast(digits).hasSuffix("_") ? String(name.dropLast(digits + 1)) : name
    }
}
