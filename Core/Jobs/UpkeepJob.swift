/// What the queue and the journal need now and then: jobs that finished a week ago are forgotten, the partitions of the months to come are made.
enum UpkeepJob {
    static let type = JobType("core.upkeep", schedule: .every(seconds: 3600)) { context in
        _ = try await context.database.batch(
            ["select core.purge_jobs(\(Timestamp.now.adding(days: -7)))", "select core.extend_journal()"], tenant: .workers)
    }
}
