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
            guard case .money = field.kind else { return [name] }
            return [name, request.hasNames ? name + "_currency" : language == .zh ? name + "币种" : name + " currency"]
        }
    }

    /// Looks up what the rows refer to, as far as it isn't known.
    mutating func prepare(_ pieces: [PageReader.Piece], from database: Database, tenant: ID) async throws {
        guard !request.isForPrograms else { return }
        for field in request.columns {
            guard let type = field.kind.reference else { continue }
            if labels[type.name, default: [:]].count > Self.capacity { labels[type.name] = [:] }
            let ids = pieces.reduce(into: Set<ID>()) { $0.formUnion($1.plan.ids(of: field, in: $1.rows, count: $1.count)) }
            let unknown = ids.filter { labels[type.name]?[$0] == nil }
            let found = try await RecordLabels.read(type, unknown, from: database, tenant: tenant)
            labels[type.name, default: [:]].merge(found) { _, new in new }
        }
    }

    /// One row of a piece; `columns` are the plan's in the order of the file.
    func cells(_ piece: PageReader.Piece, _ row: Int, _ columns: [ReadPlan.Column]) -> [String] {
        var cells: [String] = []
        cells.reserveCapacity(columns.count + 4)
        for column in columns { append(piece.plan.value(column, piece.rows, row), of: column.field, to: &cells) }
        return cells
    }

    private func append(_ value: Value, of field: Field, to cells: inout [String]) {
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
