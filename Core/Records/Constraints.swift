/// What a constraint of the database found, told as an error of the field that it is about.
extension Problem {
    /// Nil when the error is no violated constraint. Constraints are named `<table>_<field>_unique`, `<table>_<field>_fkey` and
    /// `<table>_<field>_check`.
    public init?(constraint error: DatabaseError) {
        if error.isUniqueViolation {
            self = .conflict(
                code: "duplicate", detail: ["en": "Another record has this value already.", "zh": "已有其他记录使用此值。"],
                errors: [Self.field(of: error, suffix: "_unique", "duplicate", "Another record has this value already.", "已有其他记录使用此值。")])
        } else if error.isForeignKeyViolation {
            self = .validation([Self.field(of: error, suffix: "_fkey", "unknown_reference", "There is no such record.", "没有此记录。")])
        } else if error.isCheckViolation || error.isNotNullViolation {
            self = .validation([Self.field(of: error, suffix: "_check", "invalid", "This value is not allowed.", "不允许使用此值。")])
        } else {
            return nil
        }
    }

    private static func field(of error: DatabaseError, suffix: String, _ code: String, _ en: String, _ zh: String) -> FieldError {
        var name = error.column ?? error.constraint ?? ""
        if error.column == nil, let table = error.table, name.hasPrefix(table + "_"), name.hasSuffix(suffix) {
            name = String(name.dropFirst(table.utf8.count + 1).dropLast(suffix.utf8.count))
        }
        return FieldError(field: name, code: code, message: Text(en: en, zh: zh))
    }
}
