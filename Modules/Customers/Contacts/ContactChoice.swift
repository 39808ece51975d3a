import Core

/// Who names a customer and a contact names somebody who is there: `contact` belongs to `customer`.
public enum ContactChoice {
    /// For a type's `prepare`; its fields are `customer` and `contact`. A contact who moves on later stays in the records of before.
    /// - Throws: `Problem.validation` naming each `contact` of another customer.
    public static func check(_ changes: [RecordChange], _ tx: RecordTransaction) async throws {
        let chosen = changes.filter { $0.values.id("contact") != nil && ($0.changes("contact") || $0.changes("customer")) }
        guard !chosen.isEmpty else { return }
        let contacts = Set(chosen.compactMap { $0.values.id("contact") }).sorted()
        let rows = try await tx.query(
            "select c.id, c.customer from customers.contacts c where c.tenant_id = \(tx.tenant) and c.id = any(\(contacts))")
        var customers: [ID: ID] = [:]
        for row in rows { customers[try row[0]] = try row[1] }
        let errors = changes.enumerated().compactMap { index, change -> FieldError? in
            guard change.changes("contact") || change.changes("customer"), let contact = change.values.id("contact") else { return nil }
            guard let home = customers[contact], home != change.values.id("customer") else { return nil }
            return elsewhere(changes.count == 1 ? "contact" : "\(index).contact")
        }
        guard errors.isEmpty else { throw Problem.validation(errors) }
    }

    private static func elsewhere(_ field: String) -> FieldError {
        FieldError(
            field: field, code: "contact_of_other_customer",
            message: ["en": "This contact belongs to another customer.", "zh": "该联系人属于其他客户。"])
    }
}
