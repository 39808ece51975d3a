/// What every list looks like: `{"data": […]}`, with `next_cursor` where it comes in pages; and how OpenAPI says so.
extension JSONWriter {
    /// A list that is short by nature.
    public mutating func list<Items: Sequence>(_ items: Items, _ write: (inout JSONWriter, Items.Element) throws -> Void) rethrows {
        beginObject()
        try data(items, write)
        endObject()
    }

    /// A page; `next` is the cursor of the one behind it, nil at the end.
    mutating func page<Items: Sequence>(
        _ items: Items, next: String?, _ write: (inout JSONWriter, Items.Element) throws -> Void
    ) rethrows {
        beginObject()
        try data(items, write)
        key("next_cursor")
        string(orNull: next)
        endObject()
    }

    private mutating func data<Items: Sequence>(_ items: Items, _ write: (inout JSONWriter, Items.Element) throws -> Void) rethrows {
        key("data")
        beginArray()
        for item in items { try write(&self, item) }
        endArray()
    }
}

extension RequestContext {
    /// Answers with a list that is short by nature.
    public func list<Items: Sequence>(_ items: Items, _ write: (inout JSONWriter, Items.Element) throws -> Void) rethrows -> Response {
        try json { try $0.list(items, write) }
    }
}

extension JSON {
    /// The schema of a list of `item`s.
    public static func list(of item: JSON) -> JSON {
        ["type": "object", "required": ["data"], "properties": ["data": ["type": "array", "items": item]]]
    }

    /// The schema of a page of `item`s.
    static func page(of item: JSON) -> JSON {
        [
            "type": "object", "required": ["data", "next_cursor"],
            "properties": ["data": ["type": "array", "items": item], "next_cursor": ["type": ["string", "null"]]],
        ]
    }
}
