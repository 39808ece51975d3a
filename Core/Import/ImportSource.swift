/// The rows of an uploaded file from some place on.
final class ImportSource {
    /// Behind the row that was read last: bytes of text from the file's beginning, and lines.
    var offset: Int { parser.offset }
    var line: Int { parser.line }

    private let file: ID
    private let tenant: ID
    private let database: Database
    private let transcoder: Transcoder
    private var parser: CSVParser
    private var position = 0
    /// Bytes of text that an earlier attempt has done.
    private var toSkip: Int
    private var isFinished = false

    init(_ file: Import, tenant: ID, database: Database, offset: Int, line: Int) {
        self.file = file.id
        self.tenant = tenant
        self.database = database
        transcoder = Transcoder(file.format.encoding)
        parser = CSVParser(delimiter: file.format.delimiter, offset: offset, line: line)
        toSkip = offset
    }

    /// Nil behind the last row.
    func next() async throws -> CSVParser.Row? {
        while true {
            if let row = parser.next() { return row }
            guard !isFinished else { return nil }
            try await read()
        }
    }

    private func read() async throws {
        let piece = try await ImportChunks.load(position, of: file, tenant: tenant, from: database)
        position += 1
        let text = transcoder.decode(piece ?? [], isLast: piece == nil)
        let skipped = min(toSkip, text.count)
        toSkip -= skipped
        parser.append(text.dropFirst(skipped))
        guard piece == nil else { return }
        parser.finish()
        isFinished = true
    }
}
