import CZlib

/// The bytes of a file in compressed pieces in the database.
enum ImportChunks {
    /// Bytes of a piece before compression; small enough that packing one doesn't hold up an event loop.
    static let size = 1 << 18

    static func insert(_ bytes: [UInt8], position: Int, of id: ID, tenant: ID) -> SQL {
        """
        insert into core.import_chunk (tenant_id, import_id, position, bytes) values (\(tenant), \(id), \(position), \(pack(bytes)))
        """
    }

    static func delete(_ id: ID, tenant: ID) -> SQL { "delete from core.import_chunk where tenant_id = \(tenant) and import_id = \(id)" }

    /// Files that nobody ran within a week, and uploads that broke off a day ago. One that somebody is just about to run is left alone.
    static func forgetAbandoned(now: Timestamp, tenant: ID, in database: Database) async throws {
        try await database.transaction(tenant: tenant) { tx in
            let rows = try await tx.query(
                """
                select i.id from core.import i where i.tenant_id = \(tenant) and ((i.status in ('uploaded', 'checked') \
                and i.created_at < \(now.adding(days: -7))) or (i.status = 'uploading' and i.created_at < \(now.adding(days: -1)))) \
                order by i.id for update skip locked
                """)
            guard !rows.isEmpty else { return }
            let abandoned: [ID] = try rows.map { try $0[0] }
            tx.enqueue("delete from core.import_chunk where tenant_id = \(tenant) and import_id = any(\(abandoned))")
            tx.enqueue("delete from core.import_error where tenant_id = \(tenant) and import_id = any(\(abandoned))")
            tx.enqueue("delete from core.import where tenant_id = \(tenant) and id = any(\(abandoned))")
        }
    }

    /// A piece as it came; nil behind the last one.
    static func load(_ position: Int, of id: ID, tenant: ID, from database: Database) async throws -> [UInt8]? {
        let rows = try await database.query(
            "select c.bytes from core.import_chunk c where c.tenant_id = \(tenant) and c.import_id = \(id) and c.position = \(position)",
            tenant: tenant)
        guard let packed = rows.first?.bytes(0) else { return nil }
        return try unpack(packed)
    }

    /// zlib's format (RFC 1950), fast level.
    static func pack(_ bytes: [UInt8]) -> [UInt8] {
        var length = compressBound(UInt(bytes.count))
        return [UInt8](unsafeUninitializedCapacity: Int(length)) { target, count in
            let result = compress2(target.baseAddress, &length, bytes, UInt(bytes.count), 1)
            count = result == Z_OK ? Int(length) : 0
        }
    }

    static func unpack(_ packed: UnsafeRawBufferPointer) throws -> [UInt8] {
        var length = UInt(size)
        var result = Z_OK
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { target, count in
            result = uncompress(target.baseAddress, &length, packed.bindMemory(to: UInt8.self).baseAddress, UInt(packed.count))
            count = result == Z_OK ? Int(length) : 0
        }
        guard result == Z_OK else { throw JobError.hopeless("damaged_file") }
        return bytes
    }
}
