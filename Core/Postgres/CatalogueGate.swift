/// Reads from the system catalogues whether this database keeps tenants apart as data.md demands. A server with any finding does not serve.
public enum CatalogueGate {
    /// What is wrong, and where: `row_security_forced: funnel.deals`.
    public struct Finding: Sendable, Hashable, CustomStringConvertible {
        public let rule: String
        public let object: String

        public var description: String { "\(rule): \(object)" }
    }

    /// Tables that belong to no tenant. Reviewed: never more than fifteen.
    static let globalTables = [
        "core.migration", "core.context_key", "core.plan", "core.plan_module", "core.plan_limit", "core.workspace_address",
        "core.credential", "core.attempt", "core.invalidation", "core.schedule",
    ]

    /// Those of them that the server may read as a whole: public price lists, and what has been migrated.
    static let readableGlobalTables = ["core.migration", "core.plan", "core.plan_module", "core.plan_limit"]

    /// Tenant tables whose owner sees every row, because its definer functions serve the queue of all tenants.
    static let unforcedTables = ["core.job"]

    /// Tables that the server may add to and read, and do nothing else with.
    static let appendOnlyTables = ["core.change"]

    /// Functions that run with their owner's rights. Each is bound to `core.tenant()`, to the workers' signed context or to an exact match.
    static let definerFunctions = [
        "core.tenant", "core.extend_journal", "core.invalidate", "core.invalidations_since",
        "core.find_workspace", "core.claim_address", "core.find_credential", "core.register_credential", "core.forget_credential",
        "core.purge_credentials", "core.reserve_attempt", "core.forgive_attempts", "core.return_attempt", "core.purge_attempts",
        "core.require_workers", "core.enqueue_jobs", "core.enqueue_scheduled_jobs", "core.recover_jobs", "core.claim_jobs", "core.renew_jobs",
        "core.save_job", "core.settle_job", "core.cancel_job", "core.replay_job", "core.purge_jobs", "core.list_tenants",
    ]

    /// Empty where all is well. `database` may be any role's; the server asks as its own.
    public static func findings(on database: Database) async throws -> [Finding] {
        let rules = tableRules + keyRules + grantRules + roleRules + functionRules
        let results = try await database.batch(rules.map(\.sql), tenant: nil)
        var findings: [Finding] = []
        for (rule, rows) in zip(rules, results) {
            for row in rows { findings.append(Finding(rule: rule.name, object: try row[0])) }
        }
        return findings + (try await forgery(on: database))
    }

    /// The verification itself: a context that nobody signed must be refused, and none at all must be nobody's.
    private static func forgery(on database: Database) async throws -> [Finding] {
        let forged = "\(ID.new()):9999999999:\(String(repeating: "0", count: 64))"
        do {
            _ = try await database.batch(["select set_config('guanxi.context', \(forged), true)", "select core.tenant()"], tenant: nil)
            return [Finding(rule: "forged_context_accepted", object: "core.tenant()")]
        } catch let error as DatabaseError where error.sqlstate == "28000" {
            let nobody: ID? = try await database.query("select core.tenant()", tenant: nil).scalar()
            return nobody == nil ? [] : [Finding(rule: "missing_context_accepted", object: "core.tenant()")]
        } catch let error as DatabaseError where error.kind == .statement {
            return [Finding(rule: "context_function_broken", object: "core.tenant()")]
        }
    }

    /// A name, and the statement that finds what breaks it, one name a row.
    struct Rule: Sendable {
        let name: String
        let sql: SQL

        init(_ name: String, _ sql: SQL) {
            self.name = name
            self.sql = sql
        }
    }

    /// Ours: not the system's, and not an extension's.
    static let relations: SQL = """
        (select c.*, n.nspname || '.' || c.relname as name,
            exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)
                and n.nspname || '.' || c.relname <> all (\(globalTables)) as is_tenant
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')) as t
        """
}
