/// How the rows of a file become records.
struct ImportOptions: Sendable, Hashable {
    enum Match: String, CaseIterable, Sendable {
        /// A row is the record that has its `external_id`.
        case externalID = "external_id"
        /// Every row is a new record.
        case none
    }

    enum Existing: String, CaseIterable, Sendable {
        case update, skip
    }

    var match = Match.externalID
    /// What happens to records that are there already.
    var existing = Existing.update
    var dateFormat = DateReader.Order.auto
    /// Of amounts without a currency of their own.
    var currency: String?
    /// Of times that don't say theirs.
    var utcOffset = "+00:00"
    /// Everything is tried and nothing is kept.
    var isDryRun = false

    init() {}

    init(_ json: JSON) {
        match = json["match"]?.text.flatMap(Match.init) ?? match
        existing = json["existing"]?.text.flatMap(Existing.init) ?? existing
        dateFormat = json["date_format"]?.text.flatMap(DateReader.Order.init) ?? dateFormat
        currency = json["currency"]?.text
        utcOffset = json["utc_offset"]?.text ?? utcOffset
        isDryRun = json["dry_run"]?.flag ?? isDryRun
    }

    var json: JSON {
        [
            "match": .string(match.rawValue), "existing": .string(existing.rawValue), "date_format": .string(dateFormat.rawValue),
            "currency": currency.map(JSON.string) ?? .null, "utc_offset": .string(utcOffset), "dry_run": .boolean(isDryRun),
        ]
    }

    var dates: DateReader { DateReader(order: dateFormat, offset: DateReader.offset(utcOffset) ?? 0) }
}

/// What became of the rows so far. The five add up to the rows that were read.
struct ImportOutcome: Sendable, Hashable {
    var created: Int64 = 0
    var updated: Int64 = 0
    var unchanged: Int64 = 0
    var skipped: Int64 = 0
    var failed: Int64 = 0

    init() {}

    init(_ json: JSON?) {
        created = json?["created"]?.whole ?? 0
        updated = json?["updated"]?.whole ?? 0
        unchanged = json?["unchanged"]?.whole ?? 0
        skipped = json?["skipped"]?.whole ?? 0
        failed = json?["failed"]?.whole ?? 0
    }

    var rows: Int64 { created + updated + unchanged + skipped + failed }

    var json: JSON {
        [
            "created": .integer(created), "updated": .integer(updated), "unchanged": .integer(unchanged), "skipped": .integer(skipped),
            "failed": .integer(failed),
        ]
    }

    mutating func count(_ outcome: RecordTransaction.Outcome) {
        switch outcome {
        case .created: created += 1
        case .updated: updated += 1
        case .unchanged: unchanged += 1
        case .skipped: skipped += 1
        }
    }
}
