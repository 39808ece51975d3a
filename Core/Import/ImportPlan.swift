/// The columns of a file bound to the fields of a type: rows in, values out.
struct ImportPlan {
    enum Target: Sendable {
        case value(CellReader)
        case reference(Field)
        /// The currency of the money field of that name.
        case currency(of: String)
        /// One part of an address.
        case part(Address.Part, of: Field)
    }

    /// What a column goes to.
    private struct Binding {
        let column: Int
        let target: Target
    }

    let type: RecordType
    private let width: Int
    private let bindings: [Binding]
    private let currencies: [String: Int]
    private let currency: String?
    private let required: [Field]
    private let needsExternalID: Bool
    /// Characters that could not be read were replaced.
    private let refusesReplacements: Bool

    init(_ file: Import) {
        type = file.type
        width = file.columns.count
        currency = file.options.currency
        refusesReplacements = file.format.encoding != .utf8
        let targets = file.columns.enumerated().compactMap { index, column in
            column.field.flatMap { Self.target($0, of: file.type, dates: file.options.dates) }.map { Binding(column: index, target: $0) }
        }
        bindings = targets.filter { if case .currency = $0.target { false } else { true } }
        currencies = Dictionary(
            targets.compactMap { binding in if case .currency(let field) = binding.target { (field, binding.column) } else { nil } }
        ) { first, _ in first }
        required = file.type.writableFields.filter { field in
            if case .none = field.initial { field.isRequired } else { false }
        }
        needsExternalID = file.options.match == .externalID && file.columns.contains { $0.field == "external_id" }
    }

    /// What the name of a field in a mapping means: a field that can be written, `<money field>_currency` or `<address>.<part>`.
    static func target(_ name: String, of type: RecordType, dates: DateReader = DateReader(order: .auto, offset: 0)) -> Target? {
        if let field = type.field(name) {
            guard !field.isReadOnly else { return nil }
            if case .reference = field.kind { return .reference(field) }
            return .value(CellReader(field, dates: dates))
        }
        if let dot = name.firstIndex(of: "."), let part = Address.Part(rawValue: String(name[name.index(after: dot)...])),
            let field = type.field(String(name[..<dot])), case .address = field.kind, !field.isReadOnly
        {
            return .part(part, of: field)
        }
        guard name.hasSuffix("_currency"), let field = type.field(String(name.dropLast(9))), case .money = field.kind else { return nil }
        return .currency(of: field.name)
    }

    /// An empty cell says nothing about its field.
    func read(_ row: CSVParser.Row) -> ImportRow {
        var result = ImportRow(line: row.line, cells: row.cells)
        if let error = fault(of: row) {
            result.errors.append(error)
            return result
        }
        var parts: [String: (field: Field, address: Address)] = [:]
        for binding in bindings {
            let text = trim(row.cells[binding.column])
            guard !text.isEmpty else { continue }
            switch binding.target {
            case .reference(let field): result.references.append(ImportRow.Reference(field: field, text: text))
            case .value(let reader): read(text, with: reader, row, into: &result)
            case .part(let part, let field): parts[field.name, default: (field, Address())].address[part] = text
            case .currency: continue
            }
        }
        for (field, address) in parts.values { read(address, of: field, into: &result) }
        if needsExternalID, result.values["external_id"] == nil, result.errors.isEmpty {
            result.errors.append(RecordType.externalID.error("required", "Rows are matched by it: it may not be empty.", "该列用于匹配记录，不能为空。"))
        }
        let given = Set(result.references.map(\.field.name))
        result.missing = required.filter { result.values[$0.name] ?? .null == .null && !given.contains($0.name) }
        return result
    }

    private func read(_ text: String, with reader: CellReader, _ row: CSVParser.Row, into result: inout ImportRow) {
        do throws(FieldError) {
            let currency = currencies[reader.field.name].map { trim(row.cells[$0]) }.flatMap { $0.isEmpty ? nil : $0 } ?? currency
            result.values[reader.field.name] = try reader.value(text, currency: currency)
        } catch {
            result.errors.append(error)
        }
    }

    /// Parts in columns of their own, beside what one column said of the whole.
    private func read(_ parts: Address, of field: Field, into result: inout ImportRow) {
        var address = result.values.address(field.name) ?? Address()
        for part in Address.Part.allCases { address[part] = parts[part] ?? address[part] }
        do throws(FieldError) {
            result.values[field.name] = try field.address(address)
        } catch {
            result.errors.append(error)
        }
    }

    private func fault(of row: CSVParser.Row) -> FieldError? {
        switch row.fault {
        case .unclosedQuote: return Self.fault("unclosed_quote", "A quoted cell is not closed.", "引号未闭合。")
        case .tooLong: return Self.fault("unclosed_quote", "The row is longer than 1 MiB; most likely a quote is not closed.", "行超过 1 MiB，可能是引号未闭合。")
        case nil: break
        }
        guard row.cells.count >= width, row.cells.dropFirst(width).allSatisfy(\.isEmpty) else {
            return Self.fault(
                "wrong_number_of_cells", "The row has \(row.cells.count) cells, the file has \(width) columns.",
                "该行有 \(row.cells.count) 个单元格，而文件有 \(width) 列。")
        }
        guard refusesReplacements, row.cells.contains(where: { $0.contains("\u{fffd}") }) else { return nil }
        return Self.fault("invalid_encoding", "The row has characters that are none in the file's encoding.", "该行含有不符合文件编码的字符。")
    }

    private static func fault(_ code: String, _ en: String, _ zh: String) -> FieldError {
        FieldError(field: "", code: code, message: Text(en: en, zh: zh))
    }
}

/// A row of a file on its way.
struct ImportRow {
    struct Reference {
        let field: Field
        let text: String
    }

    let line: Int
    let cells: [String]
    var values = Values()
    /// Cells that name other records.
    var references: [Reference] = []
    /// Required fields that the row says nothing about: a new record needs them.
    var missing: [Field] = []
    var errors: [FieldError] = []

    init(line: Int, cells: [String]) {
        self.line = line
        self.cells = cells
    }

    var externalID: String? { values.text("external_id") }
    var failure: ImportFailure { ImportFailure(line: line, cells: cells, errors: errors) }
}
