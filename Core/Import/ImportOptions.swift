/// How the rows of a file become records.
package struct ImportOptions: Sendable, Hashable {
    package enum Match: String, CaseIterable, Sendable {
        /// A row is the record that has its `external_id`.
        case externalID = "external_id"
        /// Every row is a new record.
        case none
    }

    package enum Existing: String, CaseIterable, Sendable {
        case update, skip
    }

    package var match = Match.externalID
    /// What happens to records that are there already.
    package var existing = Existing.update
    package var dateFormat = DateReader.Order.auto
    /// Of amounts without a currency of their own.
    package var currency: String?
    /// Of times that don't say theirs.
    package var utcOffset = "+00:00"
    /// Everything is tried and nothing is kept.
    package var isDryRun = false

    package init() {}

    package init(_ json: JSON) {
        match = json["match"]?.text.flatMap(Match.init) ?? match
        existing = json["existing"]?.text.flatMap(Existing.init) ?? existing
        dateFormat = json["date_format"]?.text.flatMap(DateReader.Order.init) ?? dateFormat
        currency = json["currency"]?.text
        utcOffset = json["utc_offset"]?.text ?? utcOffset
        isDryRun = json["dry_run"]?.flag ?? isDryRun
    }

    package var json: JSON {
        [
            "match": .string(match.rawValue), "existing": .string(existing.rawValue), "date_format": .string(dateFormat.rawValue),
            "currency": currency.map(JSON.string) ?? .null, "utc_offset": .string(utcOffset), "dry_run": .boolean(isDryRun),
        ]
    }

    package var dates: DateReader { DateReader(order: dateFormat, offset: DateReader.offset(utcOffset) ?? 0) }
}

/// What became of the rows so far. The five add up to the rows that were read.
package struct ImportOutcome: Sendable, Hashable {
    package var created: Int64 = 0
    package var updated: Int64 = 0
    package var unchanged: Int64 = 0
    package var skipped: Int64 = 0
    package var failed: Int64 = 0

    package init() {}

    package init(_ json: JSON?) {
        created = json?["created"]?.whole ?? 0
        updated = json?["updated"]?.whole ?? 0
        unchanged = json?["unchanged"]?.whole ?? 0
        skipped = json?["skipped"]?.whole ?? 0
        failed = json?["failed"]?.whole ?? 0
    }

    package var rows: Int64 { created + updated + unchanged + skipped + failed }

    package var json: JSON {
        [
            "created": .integer(created), "updated": .integer(updated), "unchanged": .integer(unchanged), "skipped": .integer(skipped),
            "failed": .integer(failed),
        ]
    }

    package mutating func count(_ outcome: RecordTransaction.Outcome) {
        switch outcome {
        case .created: created += 1
        case .updated: updated += 1
        case .unchanged: unchanged += 1
        case .skipped: skipped += 1
        }
    }
}
