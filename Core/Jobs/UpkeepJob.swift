/// Forgets finished jobs after a week.
public enum PurgeJob {
    public static let type = JobType("core.job_purge", schedule: .every(seconds: 3600)) { context in
        _ = try await context.database.query("select core.purge_jobs(\(Timestamp.now.adding(days: -7)))", tenant: .workers)
    }
}
