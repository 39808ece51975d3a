/// Forgets, once an hour and in every workspace, files that nobody ran and uploads that broke off.
package enum ImportSweepJob {
    package static let type = JobType("core.import_sweep", schedule: .every(seconds: 3600)) { context in
        let now = Timestamp.now
        try await context.forEachTenant { try await ImportChunks.forgetAbandoned(now: now, tenant: $0, in: context.database) }
    }
}
