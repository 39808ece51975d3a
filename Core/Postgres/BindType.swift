/// The PostgreSQL types that a bind can have; each is sent with its OID, so that no statement's types are guessed.
/// OIDs: `src/include/catalog/pg_type.dat` of PostgreSQL.
public enum BindType: UInt8, Sendable, CaseIterable {
    case id = 0x41, text, integer, integer32, boolean, double, timestamp, date, bytes, json
    case ids, texts, integers, booleans, doubles, timestamps, dates, bytesList, jsons

    /// `uuid`, `text`, `int8`, `int4`, `bool`, `float8`, `timestamptz`, `date`, `bytea`, `jsonb` and their arrays.
    var oid: UInt32 {
        switch self {
        case .id: 2950
        case .text: 25
        case .integer: 20
        case .integer32: 23
        case .boolean: 16
        case .double: 701
        case .timestamp: 1184
        case .date: 1082
        case .bytes: 17
        case .json: 3802
        case .ids: 2951
        case .texts: 1009
        case .integers: 1016
        case .booleans: 1000
        case .doubles: 1022
        case .timestamps: 1185
        case .dates: 1182
        case .bytesList: 1001
        case .jsons: 3807
        }
    }
}
