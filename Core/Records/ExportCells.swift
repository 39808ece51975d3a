/// Values as cells of a file, in the words of its reader.
struct ExportCells {
    let request: ExportRequest
    let language: Language
    /// What records are called, by type: kept from page to page.
    private var labels: [String: [ID: String]] = [:]

    /// Names that are kept of one type.
    private static let capacity = 20_000

    init(_ request: ExportRequest, language: Language) {
        self.request = request
        self.language = language
    }

    /// The first row. The names of columns are those that an import recognises.
    var header: [String] {
        request.columns.flatMap { field in
            let name = request.hasNames ? field.name : field.title[language]
            if case .address = field.kind, request.isForPrograms { return Address.Part.allCases.map { column($0, of: name) } }
            guard case .money = field.kind else { return [name] }
            return [name, request.hasNames ? name + "_currency" : language == .zh ? name + "币种" : name + " currency"]
        }
    }

    private func column(_ part: Address.Part, of name: String) -> String {
        request.hasNames ? "\(name).\(part.rawValue)" : language == .zh ? name + part.title.zh : "\(name) \(part.title.en)"
    }

    /// Looks up what the rows refer to, as far as it isn't known.
    mutating func prepare(_ pieces: [PageReader.Piece], from database: Database, for reader: Authority, in schema: Schema) async throws {
        guard !request.isForPrograms else { return }
        for field in request.columns {
            guard let type = field.target(in: schema) else { continue }
            if labels[type.name, default: [:]].count > Self.capacity { labels[type.name] = [:] }
            let ids = pieces.reduce(into: Set<ID>()) { $0.formUnion($1.plan.ids(of: field, in: $1.rows, count: $1.count)) }
            let unknown = ids.filter { labels[type.name]?[$0] == nil }
            let found = try await RecordLabels.read(type, unknown, from: database, for: reader)
            labels[type.name, default: [:]].merge(found) { _, new in new }
        }
    }

    /// One row of a piece; `columns` are the plan's in the order of the file.
    func cells(_ piece: PageReader.Piece, _ row: Int, _ columns: [ReadPlan.Column]) -> [String] {
        var cells: [String] = []
        cells.reserveCapacity(columns.count + 4)
        let custom = piece.plan.custom(piece.rows, row)
        for column in columns { append(piece.plan.value(column, piece.rows, row, custom), of: column.field, to: &cells) }
        return cells
    }

    /// An address is a line for people, and a column a part for programs.
    private func append(_ value: Value, of field: Field, to cells: inout [String]) {
        if case .address = field.kind, request.isForPrograms {
            let address = if case .address(let address) = value { address } else { Address() }
            return cells += Address.Part.allCases.map { address[$0] ?? "" }
        }
        guard case .money = field.kind else { return cells.append(text(value, field)) }
        guard case .money(let money) = value else { return cells += ["", ""] }
        cells.append(Decimals.text(money.amount, scale: Currency.exponents[money.currency] ?? 2))
        cells.append(money.currency)
    }

    private func text(_ value: Value, _ field: Field) -> String {
        switch value {
        case .null, .money: ""
        case .text(let text): title(text, field)
        case .integer(let number): if case .decimal(let scale) = field.kind { Decimals.text(number, scale: scale) } else { String(number) }
        case .boolean(let flag): request.isForPrograms ? String(flag) : (flag ? Self.yes : Self.no)[language]
        case .date(let date): date.description
        case .timestamp(let time): text(time)
        case .id(let id): field.kind.reference.flatMap { labels[$0.name]?[id] } ?? id.description
        case .texts(let texts): texts.map { title($0, field) }.joined(separator: "; ")
        case .address(let address): address.line
        }
    }

    /// A choice as it is called; any other text as it is.
    private func title(_ text: String, _ field: Field) -> String {
        guard !request.isForPrograms, let choices = field.kind.choices else { return text }
        return choices.first { $0.code == text }?.title[language] ?? text
    }

    /// `2026-11-22 08:30:00`, which spreadsheets take for a time.
    private func text(_ time: Timestamp) -> String {
        guard !request.isForPrograms else { return time.description }
        let local = time.adding(seconds: Int(request.offset)).description
        return "\(local.prefix(10)) \(local.dropFirst(11).prefix(8))"
    }

    private static let yes: Text = ["en": "yes", "zh": "是"]
    private static let no: Text = ["en": "no", "zh": "否"]
}
