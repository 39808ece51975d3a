import NIOCore

/// Takes a file as it streams in: stores it in compressed pieces, looks at its beginning, tells its encoding and counts its rows.
/// Only the first pieces are ever in memory together.
package struct ImportUpload {
    private let id: ID
    private let tenant: ID
    private let database: Database
    private let limit: Int
    private var piece: [UInt8] = []
    private var head: [UInt8] = []
    private var position = 0
    private var size = 0
    private var detector = EncodingDetector()
    private var counter: Counter?

    /// Rows are counted in the bytes as they are, which is right for every encoding that extends ASCII; UTF-16 is decoded for it.
    private struct Counter {
        let transcoder: Transcoder?
        var rows: CSVRowCounter

        mutating func feed(_ bytes: [UInt8], isLast: Bool) {
            rows.feed(transcoder?.decode(bytes, isLast: isLast) ?? bytes)
            if isLast { rows.finish() }
        }
    }

    package init(_ id: ID, tenant: ID, database: Database, limit: Int) {
        self.id = id
        self.tenant = tenant
        self.database = database
        self.limit = limit
    }

    package mutating func take(_ bytes: ByteBuffer) async throws {
        size += bytes.readableBytes
        guard size <= limit else { throw Problem.tooLarge(limit: limit) }
        piece.append(contentsOf: bytes.readableBytesView)
        while piece.count >= ImportChunks.size {
            let full = Array(piece[..<ImportChunks.size])
            piece.removeFirst(ImportChunks.size)
            try await store(full)
        }
    }

    /// The statement that ends the upload.
    /// - Throws: `Problem.emptyFile`.
    package mutating func finish(_ type: RecordType) async throws -> SQL {
        if !piece.isEmpty { try await store(piece) }
        guard size > 0 else { throw Problem.emptyFile }
        if counter == nil { startCounting() }
        counter?.feed([], isLast: true)
        let analysis = FileAnalysis(head: head, encoding: detector.encoding)
        let columns = analysis.format.hasHeader ? FieldGuess(type).apply(to: analysis.columns) : analysis.columns
        let rows = max(0, (counter?.rows.rows ?? 0) - (analysis.format.hasHeader ? 1 : 0))
        return ImportRepository.uploaded(id, size: size, rows: rows, format: analysis.format, columns: columns, tenant: tenant)
    }

    private mutating func store(_ bytes: [UInt8]) async throws {
        detector.feed(bytes)
        if head.isEmpty {
            head = bytes
            startCounting()
        } else {
            counter?.feed(bytes, isLast: false)
        }
        _ = try await database.query(ImportChunks.insert(bytes, position: position, of: id, tenant: tenant), tenant: tenant)
        position += 1
    }

    /// The first piece is enough to know the delimiter, and UTF-16 from all others.
    private mutating func startCounting() {
        let wide = detector.wideEncoding
        let text = wide.map { Transcoder($0).decode(head, isLast: false) } ?? head
        counter = Counter(transcoder: wide.map { Transcoder($0) }, rows: CSVRowCounter(delimiter: FileAnalysis.delimiter(of: text)))
        counter?.feed(head, isLast: false)
    }
}
