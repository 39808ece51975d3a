import Core

/// What a command has to say: tables and sentences for people, JSON on one line for machines.
struct Output {
    let isJSON: Bool

    func list<Item>(_ items: [Item], _ columns: [Column<Item>], empty: String) {
        guard !isJSON else { return Terminal.say(JSON.array(items.map { Column.object(of: $0, columns) }).serialized) }
        guard !items.isEmpty else { return Terminal.say(empty) }
        aside(items, columns)
    }

    /// A table for people only.
    func aside<Item>(_ items: [Item], _ columns: [Column<Item>]) {
        guard !isJSON else { return }
        let columns = columns.filter(\.isForPeople)
        let table = Table(titles: columns.map(\.title), rows: items.map { item in columns.map { $0.cell(of: item) } })
        for line in table.lines { Terminal.say(line) }
    }

    /// One item, a line a column. `done` is the sentence before it.
    func one<Item>(_ item: Item, _ columns: [Column<Item>], done: String? = nil) {
        guard !isJSON else { return Terminal.say(Column.object(of: item, columns).serialized) }
        if let done { Terminal.say(TextWidth.safe(done)) }
        let columns = columns.filter(\.isForPeople)
        let width = columns.map { TextWidth.of($0.title) }.max() ?? 0
        for column in columns {
            let cell = column.cell(of: item)
            let title = column.title + String(repeating: " ", count: width - TextWidth.of(column.title))
            Terminal.say("\(Tint.bold.paint(title))  \(cell.tint?.paint(cell.text) ?? cell.text)")
        }
    }

    /// For people only.
    func note(_ sentence: String) {
        if !isJSON { Terminal.say(TextWidth.safe(sentence)) }
    }
}
