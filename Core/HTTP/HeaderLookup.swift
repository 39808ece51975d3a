extension HTTPFields {
    /// The same as `self[name]`, found by a walk: for the handful of fields that a request or a reply has it is cheaper than the index that a
    /// subscript builds for them.
    func value(_ name: HTTPField.Name) -> String? {
        var found: String?
        for field in self where field.name == name { found = found.map { "\($0), \(field.value)" } ?? field.value }
        return found
    }
}
