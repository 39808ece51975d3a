import NIOCore

/// The members of a record's `custom` object, as PostgreSQL sends them: one walk over its text finds where each value begins and ends.
///
/// Keys are slots, `{"1": "red", "17": 12.50}`, so that no key has to be unescaped. PostgreSQL keeps them shorter ones first, then by their bytes:
/// that is in the order of the numbers, and the walk ends with the last one that is wanted.
struct CustomValues {
    private struct Member {
        let slot: Int
        let value: Range<Int>
    }

    private let bytes: UnsafeRawBufferPointer
    private var members: [Member] = []

    /// `column` is a jsonb in binary form: a version, which is 1, and the text (jsonb_send); `last` is the highest slot that is asked for.
    init(_ column: UnsafeRawBufferPointer?, upTo last: Int = .max) {
        guard let column, column.count > 2 else {
            bytes = UnsafeRawBufferPointer(start: nil, count: 0)
            return
        }
        bytes = UnsafeRawBufferPointer(rebasing: column[1...])
        scan(upTo: last)
    }

    /// The value's JSON; nil where the record has none.
    func json(_ slot: Int) -> UnsafeRawBufferPointer? {
        guard let member = members.first(where: { $0.slot == slot }) else { return nil }
        return UnsafeRawBufferPointer(rebasing: bytes[member.value])
    }

    private mutating func scan(upTo last: Int) {
        var place = 1
        while place < bytes.count, let key = slot(from: place), key.slot <= last {
            let start = key.end
            let end = endOfValue(from: start)
            members.append(Member(slot: key.slot, value: start..<end))
            place = end + 1
        }
    }

    /// The number between the next two quotes, and where its value begins.
    private func slot(from place: Int) -> (slot: Int, end: Int)? {
        guard var index = bytes[place...].firstIndex(of: UInt8(ascii: "\"")) else { return nil }
        var slot = 0
        index += 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
            slot = slot &* 10 &+ Int(bytes[index] &- UInt8(ascii: "0"))
            index += 1
        }
        index += 2
        while index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
        return (slot, index)
    }

    /// The comma or brace behind the value, strings and nested values passed over.
    private func endOfValue(from start: Int) -> Int {
        var depth = 0
        var index = start
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""): index = endOfString(from: index)
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth == 0 { return index }
                depth -= 1
            case UInt8(ascii: ",") where depth == 0: return index
            default: break
            }
            index += 1
        }
        return index
    }

    /// The closing quote of the string that begins at `start`.
    private func endOfString(from start: Int) -> Int {
        var index = start + 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") { index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1 }
        return index
    }
}

extension FieldKind {
    /// A value as it was stored, which no rule is applied to again: a choice may have gone since.
    func stored(_ bytes: UnsafeRawBufferPointer) -> Value {
        if case .decimal(let scale) = self {
            return Decimals.parse(String(decoding: bytes, as: UTF8.self), scale: scale).map { .integer($0) } ?? .null
        }
        do throws(JSONError) {
            return stored(try JSON.parse(ByteBuffer(bytes: bytes)))
        } catch {
            return empty  // jsonb is always JSON
        }
    }

    private func stored(_ json: JSON) -> Value {
        switch (self, json) {
        case (.integer, .integer(let number)): .integer(number)
        case (.money, .object(let money)): .money(Money(amount: money["amount"]?.whole ?? 0, currency: money["currency"]?.text ?? ""))
        case (.boolean, .boolean(let flag)): .boolean(flag)
        case (.date, .string(let text)): CalendarDate(text).map { .date($0) } ?? .null
        case (.timestamp, .string(let text)): Timestamp(rfc3339: text).map { .timestamp($0) } ?? .null
        case (.reference, .string(let text)), (.identifier, .string(let text)): ID(text).map { .id($0) } ?? .null
        case (.choices, .array(let items)), (.tags, .array(let items)): .texts(items.compactMap(\.text))
        case (.address, .object(let parts)): Address(parts).isEmpty ? .null : .address(Address(parts))
        case (_, .string(let text)): .text(text)
        default: empty
        }
    }
}
