import NIOCore

/// What happened, to which record, by whom: one append-only row for each change, in the change's own transaction (`core.change`).
public enum Journal {
    public enum Action: String, Sendable {
        case create, update, delete, restore
    }

    struct Entry {
        let id = ID.new()
        let at: Timestamp
        let actor: Actor
        let requestID: ID?
        let type: String
        let record: ID
        let action: String
        let payload: [UInt8]
        /// Keeps the payload unguessable from its hash; erased with it.
        let salt = randomBytes(16)
    }

    /// `{"after": {…}, "before": {…}}` without white space, the fields in the order given, which is alphabetical: one byte sequence for
    /// one change. Empty fields of a new record are left out.
    static func payload(fields: [Field], before: Values?, after: Values) -> [UInt8] {
        var json = JSONWriter(capacity: 512)
        json.beginObject()
        if !fields.isEmpty {
            json.key("after")
            write(after, fields: before == nil ? fields.filter { after[$0.name] ?? $0.kind.empty != $0.kind.empty } : fields, to: &json)
        }
        if let before, !fields.isEmpty {
            json.key("before")
            write(before, fields: fields, to: &json)
        }
        json.endObject()
        return Array(json.buffer.readableBytesView)
    }

    private static func write(_ values: Values, fields: [Field], to json: inout JSONWriter) {
        json.beginObject()
        for field in fields {
            json.key(field.name)
            (values[field.name] ?? .null).write(to: &json, as: field.kind)
        }
        json.endObject()
    }

    /// A payload without the fields that `form` doesn't have; of masked ones as much as may be seen.
    static func shown(_ payload: UnsafeRawBufferPointer, as form: RecordType) throws(JSONError) -> JSON {
        var shown = JSONObject()
        for (part, values) in try JSON.parse(ByteBuffer(bytes: payload)).members ?? [:] {
            var members = JSONObject()
            for (name, value) in values.members ?? [:] {
                guard let field = form.field(name) else { continue }
                members[name] = field.isMasked ? value.text.map { .string(Mask.shown($0)) } ?? .null : value
            }
            shown[part] = .object(members)
        }
        return .object(shown)
    }

    static func insert(_ entry: Entry, tenant: ID) -> SQL {
        """
        insert into core.change (tenant_id, id, at, actor_kind, actor_id, request_id, record_type, record_id, action, payload, salt, leaf) \
        values (\(tenant), \(entry.id), \(entry.at), \(entry.actor.kind), \(entry.actor.id), \(entry.requestID), \(entry.type), \
        \(entry.record), \(entry.action), \(entry.payload), \(entry.salt), \(entry.leaf(tenant: tenant).bytes))
        """
    }
}

extension Journal.Entry {
    /// `SHA-256(0x00 ‖ meta ‖ SHA-256(salt ‖ payload))`, the leaf of a Merkle tree as in RFC 6962, section 2.1. Since the payload enters
    /// only by its hash, it can be erased and the proof still holds.
    ///
    /// `meta` is tenant, id, time (microseconds since 2000, 8 bytes), actor id, request id and record id (16 bytes each, zeros for none),
    /// then actor kind, record type and action, each preceded by its length in one byte. Numbers are big-endian.
    func leaf(tenant: ID) -> Digest {
        var bytes: [UInt8] = [0]
        bytes.reserveCapacity(192)
        for id in [tenant, self.id] { bytes.append(id) }
        bytes.append(bigEndian: UInt64(bitPattern: at.microseconds))
        for id in [actor.id, requestID, record] { bytes.append(id ?? .placeholder) }
        for text in [actor.kind, type, action] {
            bytes.append(UInt8(truncatingIfNeeded: text.utf8.count))
            bytes.append(contentsOf: text.utf8)
        }
        bytes += (salt + payload).withUnsafeBytes { Digest($0) }.bytes
        return bytes.withUnsafeBytes { Digest($0) }
    }
}

extension [UInt8] {
    fileprivate mutating func append(_ id: ID) {
        append(bigEndian: id.hi)
        append(bigEndian: id.lo)
    }
}
