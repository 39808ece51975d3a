/// Tables: row-level security, policies, what may stand beside them.
extension CatalogueGate {
    static let tableRules = [
        Rule(
            "row_security_enabled",
            "select t.name from \(relations) where t.is_tenant and t.relkind in ('r', 'p') and not t.relispartition and not t.relrowsecurity"),
        Rule(
            "row_security_forced",
            """
            select t.name from \(relations)
            where t.is_tenant and t.relkind in ('r', 'p') and not t.relispartition and not t.relforcerowsecurity
                and t.name <> all (\(unforcedTables)) and not exists (select from pg_extension e where e.extname = 'citus')
            """),
        Rule(
            "one_policy",
            """
            select t.name from \(relations)
            where t.is_tenant and t.relkind in ('r', 'p') and not t.relispartition and (select count(*) from pg_policy p where p.polrelid = t.oid) <> 1
            """),
        Rule(
            "canonical_policy",
            """
            select t.name from \(relations) join pg_policy p on p.polrelid = t.oid
            where t.is_tenant and not (
                p.polcmd = '*' and p.polpermissive and p.polroles = array[0::oid]
                and pg_get_expr(p.polqual, p.polrelid) = \(canonical) and pg_get_expr(p.polwithcheck, p.polrelid) = \(canonical))
            """),
        Rule(
            "tenant_id_column",
            """
            select t.name from \(relations) join pg_attribute a on a.attrelid = t.oid and a.attname = 'tenant_id'
            where t.is_tenant and t.relkind in ('r', 'p') and (a.atttypid <> 'uuid'::regtype or not a.attnotnull)
            """),
        Rule(
            "global_table_not_reviewed",
            """
            select t.name from \(relations)
            where t.relkind in ('r', 'p') and not t.is_tenant and not t.relispartition and t.name <> all (\(globalTables))
            """),
        Rule(
            "too_many_global_tables", "select count(*)::text from \(relations) where t.relkind in ('r', 'p') and not t.is_tenant having count(*) > 15"
        ),
        Rule(
            "view_without_security_invoker",
            """
            select t.name from \(relations)
            where t.relkind = 'v' and not coalesce(t.reloptions && array['security_invoker=true', 'security_invoker=on', 'security_invoker=1'], false)
            """),
        Rule("materialized_view", "select t.name from \(relations) where t.relkind = 'm'"),
        Rule("foreign_table", "select t.name from \(relations) where t.relkind = 'f'"),
        Rule("trigger", "select t.name || '.' || g.tgname from \(relations) join pg_trigger g on g.tgrelid = t.oid where not g.tgisinternal"),
        Rule(
            "rewrite_rule",
            "select t.name || '.' || r.rulename from \(relations) join pg_rewrite r on r.ev_class = t.oid where r.rulename <> '_RETURN'"),
        Rule("event_trigger", "select e.evtname::text from pg_event_trigger e"),
        Rule(
            "sequence_in_tenant_table",
            """
            select t.name || '.' || a.attname from \(relations)
            join pg_attribute a on a.attrelid = t.oid left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
            where t.is_tenant and t.relkind in ('r', 'p') and (a.attidentity <> '' or pg_get_expr(d.adbin, d.adrelid) ~ 'nextval')
            """),
        Rule(
            "inherited_table",
            """
            select t.name from \(relations) join pg_inherits i on i.inhrelid = t.oid where t.relkind in ('r', 'p') and not t.relispartition
            """),
    ]

    private static let canonical = "(tenant_id = ( SELECT core.tenant() AS tenant))"

    /// Keys: all of them start with the tenant, because foreign keys and unique indexes look past row-level security.
    static let keyRules = [
        Rule(
            "primary_key_without_tenant",
            """
            select t.name from \(relations)
            where t.is_tenant and t.relkind in ('r', 'p') and not exists (
                select from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
                where i.indrelid = t.oid and i.indisprimary and a.attname = 'tenant_id')
            """),
        Rule(
            "unique_index_without_tenant",
            """
            select t.name || '.' || x.relname from \(relations)
            join pg_index i on i.indrelid = t.oid join pg_class x on x.oid = i.indexrelid
            left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
            where t.is_tenant and (i.indisunique or i.indisexclusion) and not i.indisprimary and a.attname is distinct from 'tenant_id'
            """),
        Rule(
            "foreign_key_without_tenant",
            """
            select t.name || '.' || k.conname from \(relations) join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'
            left join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
            left join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1]
            where (t.is_tenant or b.attname = 'tenant_id') and (a.attname is distinct from 'tenant_id' or b.attname is distinct from 'tenant_id')
            """),
        Rule(
            "foreign_key_action",
            """
            select t.name || '.' || k.conname from \(relations) join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'
            where k.confdeltype in ('n', 'd') or k.confupdtype not in ('a', 'r')
            """),
    ]
}
