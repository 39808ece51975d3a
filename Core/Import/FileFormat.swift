/// How a file is to be read.
package struct FileFormat: Sendable, Hashable {
    package var encoding: TextEncoding
    package var delimiter: UInt8
    package var hasHeader: Bool

    package static let delimiters: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|")]

    package var delimiterText: String { String(decoding: [delimiter], as: UTF8.self) }

    package static func delimiter(_ text: String) -> UInt8? {
        guard text.utf8.count == 1, let byte = text.utf8.first, delimiters.contains(byte) else { return nil }
        return byte
    }

    package var json: JSON {
        ["encoding": .string(encoding.rawValue), "delimiter": .string(delimiterText), "has_header": .boolean(hasHeader)]
    }

    package init(encoding: TextEncoding, delimiter: UInt8, hasHeader: Bool) {
        self.encoding = encoding
        self.delimiter = delimiter
        self.hasHeader = hasHeader
    }

    package init(_ json: JSON) {
        encoding = json["encoding"]?.text.flatMap(TextEncoding.init) ?? .utf8
        delimiter = json["delimiter"]?.text.flatMap(Self.delimiter) ?? UInt8(ascii: ",")
        hasHeader = json["has_header"]?.flag ?? true
    }
}

/// A column of a file, and the field that it goes to.
package struct ImportColumn: Sendable, Hashable {
    package let name: String
    package var field: String?
    package let samples: [String]

    package var json: JSON {
        ["name": .string(name), "field": field.map(JSON.string) ?? .null, "samples": .array(samples.map(JSON.string))]
    }

    package init(name: String, field: String?, samples: [String]) {
        self.name = name
        self.field = field
        self.samples = samples
    }

    package init(_ json: JSON) {
        name = json["name"]?.text ?? ""
        field = json["field"]?.text
        samples = json["samples"]?.items?.compactMap(\.text) ?? []
    }
}
