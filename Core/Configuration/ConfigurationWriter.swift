/// Brings a workspace into the state that a file describes: what the file names is made or changed, what only the workspace has stays.
///
/// Definitions may speak of each other, whatever their order in the file. All that can be written is, in as few statements as for a thousand records;
/// what is left is tried again with what is there by then, until nothing moves any more. The rules of the types check everything, as they do when
/// somebody makes it by hand.
struct ConfigurationWriter {
    /// A chain of definitions that name each other, each before the one that it needs, is as long as this at most.
    private static let maximumRounds = 100
    static let maximumErrors = 200

    private(set) var tx: RecordTransaction
    private(set) var index: ConfigurationIndex
    private let rights: ConfigurationRights
    private(set) var errors: [FieldError] = []
    /// The plan allows no more. Nothing is tried after that.
    private(set) var refusal: Problem?
    /// Of new definitions that name none: those of the file, whatever is written first.
    private var places: [String: Int64] = [:]

    init(_ reader: ConfigurationReader) {
        tx = reader.tx
        index = reader.index
        rights = reader.rights
    }

    /// What couldn't be written, and why.
    struct Failure {
        let item: ConfigurationItem
        let errors: [FieldError]
    }

    mutating func write(_ items: [ConfigurationItem], of part: ConfigurationPart) async throws {
        places = index.places(for: items, of: part)
        let left = try await settle(items, of: part, omitting: [])
        guard !left.isEmpty, refusal == nil else { return }
        // Two that need each other, or what belongs to them: first the definitions, then what they say of each other.
        guard !part.afterwards.isEmpty else { return tell(left.flatMap(\.errors)) }
        let stuck = try await settle(left.map(\.item), of: part, omitting: part.afterwards)
        let names = Set(stuck.map(\.item.name))
        let finished = try await settle(left.map(\.item).filter { !names.contains($0.name) }, of: part, omitting: [])
        tell((stuck + finished).flatMap(\.errors))
    }

    /// Round by round, as long as one writes something.
    private mutating func settle(_ items: [ConfigurationItem], of part: ConfigurationPart, omitting omitted: Set<String>) async throws -> [Failure] {
        var open = items
        var failures: [Failure] = []
        var rounds = 0
        while !open.isEmpty, refusal == nil {
            let failed = try await round(open, of: part, omitting: omitted)
            let byName = Dictionary(failed.map { ($0.item.name, $0) }) { first, _ in first }
            failures = open.compactMap { byName[$0.name] }
            rounds += 1
            guard !failures.isEmpty, failures.count < open.count, rounds < Self.maximumRounds else { break }
            open = failures.map(\.item)
        }
        return failures
    }

    /// Writes what can be written now, with what belongs to it.
    private mutating func round(_ items: [ConfigurationItem], of part: ConfigurationPart, omitting omitted: Set<String>) async throws -> [Failure] {
        var failures: [Failure] = []
        let pending = prepare(items, of: part, omitting: omitted, &failures)
        var hasWritten = try await write(pending, of: part, &failures)
        let failed = Set(failures.map(\.item.name))
        for inner in part.parts {
            let belongings = items.filter { !failed.contains($0.name) }.flatMap { $0.inner[inner.name] ?? [] }
            var faults: [Failure] = []
            let pending = prepare(belongings, of: inner, within: part, omitting: [], &faults)
            if try await write(pending, of: inner, &faults) { hasWritten = true }
            tell(faults.flatMap(\.errors))
        }
        if hasWritten, part.shapesSchema { tx = tx.having(try await SchemaLookup.load(tx)) }
        return failures
    }

    /// Places are as long as a file makes them.
    private mutating func tell(_ more: [FieldError]) {
        for error in more where errors.count <= Self.maximumErrors {
            let place = String(error.field.prefix(ConfigurationFault.longestPlace))
            let told = FieldError(field: place, code: error.code, message: error.message)
            guard !errors.contains(told) else { continue }
            errors.append(errors.count < Self.maximumErrors ? told : ConfigurationFault.tooManyErrors.error(at: place))
        }
    }

    /// A fault of the file that isn't one of a definition's.
    mutating func add(_ faults: [FieldError]) { tell(faults) }
}

/// One round.
extension ConfigurationWriter {
    /// What differs from what is there.
    private struct Pending {
        let item: ConfigurationItem
        /// Nil for a new definition.
        let record: Record?
        let values: Values
    }

    private func prepare(
        _ items: [ConfigurationItem], of part: ConfigurationPart, within owners: ConfigurationPart? = nil, omitting omitted: Set<String>,
        _ failures: inout [Failure]
    ) -> [Pending] {
        let reading = ConfigurationValues(part, rights.fields(of: part, in: tx.schema), index, ConfigurationSense(tx.schema))
        return items.compactMap { item in
            let record = index[part, item.name]
            var (values, errors) = reading.values(of: item, for: record, omitting: omitted)
            guard errors.isEmpty else {
                failures.append(Failure(item: item, errors: errors.map { $0.below(item.place) }))
                return nil
            }
            if let within = part.within, record == nil {
                guard let owner = owners.flatMap({ owner in item.owner.flatMap { index.id(of: $0, type: owner.type) } }) else { return nil }
                values[within] = .id(owner)
            }
            guard let record else {
                if let place = places[item.name], owners == nil { values["position"] = .integer(place) }
                return Pending(item: item, record: nil, values: values)
            }
            if record.deletedAt != nil, let refusal = rights.faultOfRestoring(part, at: item.place) {
                failures.append(Failure(item: item, errors: [refusal]))
                return nil
            }
            return record.deletedAt != nil || record.differs(from: values) ? Pending(item: item, record: record, values: values) : nil
        }
    }

    /// - Returns: whether anything was written.
    private mutating func write(_ pending: [Pending], of part: ConfigurationPart, _ failures: inout [Failure]) async throws -> Bool {
        var hasWritten = false
        for group in [pending.filter { $0.record == nil }, pending.filter { $0.record != nil }] {
            for start in stride(from: 0, to: group.count, by: BulkWriter.batchSize) where refusal == nil {
                let batch = Array(group[start..<min(start + BulkWriter.batchSize, group.count)])
                if try await writeBatch(batch, of: part, &failures) { hasWritten = true }
            }
        }
        return hasWritten
    }

    /// At once; without those that are at fault by themselves; and where nothing says which those are, in halves.
    private mutating func writeBatch(_ batch: [Pending], of part: ConfigurationPart, _ failures: inout [Failure]) async throws -> Bool {
        guard !batch.isEmpty, refusal == nil else { return false }
        do {
            let records = try await attempt(batch, of: part)
            for (pending, record) in zip(batch, records) { index.put(record, as: pending.item.name, in: part) }
            return true
        } catch let problem as Problem {
            guard problem.code != Problem.quotaCode else {
                refuse(problem, at: part.name)
                return false
            }
            let faults = Self.faults(problem, of: batch)
            for (number, errors) in faults { failures.append(Failure(item: batch[number].item, errors: errors)) }
            guard faults.isEmpty else {
                return try await writeBatch(batch.indices.filter { faults[$0] == nil }.map { batch[$0] }, of: part, &failures)
            }
            let middle = batch.count / 2
            let first = try await writeBatch(Array(batch[..<middle]), of: part, &failures)
            let second = try await writeBatch(Array(batch[middle...]), of: part, &failures)
            return first || second
        }
    }

    /// The records in the order of the batch.
    private func attempt(_ batch: [Pending], of part: ConfigurationPart) async throws -> [Record] {
        let tx = tx
        let changes = batch.compactMap { pending in pending.record.map { (record: $0, values: pending.values) } }
        let records = try await tx.attempt {
            guard changes.isEmpty else {
                try await tx.updateMany(part.type, changes)
                return try await tx.lock(part.type, changes.map(\.record.id))
            }
            return try await tx.lock(part.type, try await tx.createMany(part.type, batch.map(\.values)))
        }
        // New ids rise in the order in which they were given.
        guard !changes.isEmpty else { return records }
        let byID = Dictionary(records.map { ($0.id, $0) }) { first, _ in first }
        return changes.map { byID[$0.record.id] ?? $0.record }
    }

    private mutating func refuse(_ problem: Problem, at place: String) {
        refusal = problem
        errors = [FieldError(field: place, code: problem.code, message: problem.detail)]
    }

    /// By the place in the batch; none where the problem doesn't say whose it is. Of several changes each error begins with the number of its own.
    private static func faults(_ problem: Problem, of batch: [Pending]) -> [Int: [FieldError]] {
        guard batch.count > 1 else { return [0: errors(problem, at: batch[0].item.place)] }
        var faults: [Int: [FieldError]] = [:]
        for error in problem.errors {
            let parts = error.field.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let number = Int(parts[0]), batch.indices.contains(number) else { return [:] }
            let place = "\(batch[number].item.place).\(parts[1])"
            faults[number, default: []].append(FieldError(field: place, code: error.code, message: error.message))
        }
        return faults
    }

    static func errors(_ problem: Problem, at place: String) -> [FieldError] {
        guard !problem.errors.isEmpty else { return [FieldError(field: place, code: problem.code, message: problem.detail)] }
        return problem.errors.map { $0.below(place) }
    }
}
