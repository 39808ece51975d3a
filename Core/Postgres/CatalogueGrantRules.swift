/// Rights: what the server's role and everybody may do.
extension CatalogueGate {
    /// Each right on a table or sequence, with the role that has it (0: everybody).
    private static let tableRights: SQL = "\(relations) cross join aclexplode(t.relacl) as x"

    static let grantRules = [
        Rule(
            "grant_on_partition",
            """
            select t.name from \(tableRights) where t.relispartition and x.grantee in (0, 'guanxi_app'::regrole)
            """),
        Rule(
            "grant_to_public",
            """
            select t.name from \(tableRights) where x.grantee = 0 and t.relkind in ('r', 'p', 'v', 'S')
            """),
        Rule(
            "grant_of_truncate_references_trigger",
            """
            select t.name from \(tableRights)
            where x.grantee = 'guanxi_app'::regrole and x.privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER')
            """),
        Rule("grant_with_grant_option", "select t.name from \(tableRights) where x.grantee = 'guanxi_app'::regrole and x.is_grantable"),
        Rule(
            "grant_to_unknown_role",
            """
            select t.name from \(tableRights)
            where x.grantee <> 0 and x.grantee not in ('guanxi_owner'::regrole, 'guanxi_app'::regrole, 'guanxi_operator'::regrole)
            """),
        Rule(
            "grant_on_global_table",
            """
            select t.name from \(tableRights)
            where x.grantee = 'guanxi_app'::regrole and t.relkind in ('r', 'p', 'v') and t.name = any (\(globalTables))
                and not (x.privilege_type = 'SELECT' and t.name = any (\(readableGlobalTables)))
            """),
        Rule(
            "append_only_table",
            """
            select t.name from \(tableRights)
            where x.grantee = 'guanxi_app'::regrole and t.name = any (\(appendOnlyTables)) and x.privilege_type not in ('SELECT', 'INSERT')
            """),
        Rule(
            "column_grant",
            """
            select t.name || '.' || a.attname from \(relations) join pg_attribute a on a.attrelid = t.oid cross join aclexplode(a.attacl) as x
            where x.grantee in (0, 'guanxi_app'::regrole)
            """),
        Rule(
            "default_grant",
            """
            select coalesce(n.nspname, '(every schema)') || ' ' || d.defaclobjtype::text
            from pg_default_acl d left join pg_namespace n on n.oid = d.defaclnamespace cross join aclexplode(d.defaclacl) as x
            where x.grantee in (0, 'guanxi_app'::regrole)
            """),
        Rule(
            "create_in_schema",
            """
            select n.nspname::text from pg_namespace n where n.nspname !~ '^pg_' and has_schema_privilege('guanxi_app', n.oid, 'CREATE')
            """),
        Rule(
            "create_or_temporary_in_database",
            """
            select d.datname || ' ' || p.privilege from pg_database d cross join (values ('CREATE'), ('TEMPORARY')) as p (privilege)
            where d.datname = current_database() and has_database_privilege('guanxi_app', d.oid, p.privilege)
            """),
    ]

    static let roleRules = [
        Rule(
            "role_attributes",
            """
            select r.rolname::text from pg_roles r
            where r.rolname in ('guanxi_app', 'guanxi_owner')
                and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication)
            """),
        Rule(
            "operator_attributes",
            """
            select r.rolname::text from pg_roles r
            where r.rolname = 'guanxi_operator' and (r.rolsuper or r.rolcreaterole or r.rolcreatedb or r.rolreplication)
            """),
        Rule(
            "role_membership",
            """
            select m.member::regrole::text || ' in ' || m.roleid::regrole::text from pg_auth_members m where m.member = 'guanxi_app'::regrole
            """),
        Rule(
            "app_owns",
            """
            select o.name from (
                select t.relowner, t.name from \(relations)
                union all select n.nspowner, n.nspname from pg_namespace n
                union all select p.proowner, p.oid::regprocedure::text from pg_proc p
                union all select y.typowner, y.oid::regtype::text from pg_type y
                union all select d.datdba, d.datname from pg_database d) as o (owner, name)
            where o.owner = 'guanxi_app'::regrole
            """),
        Rule(
            "foreign_owner",
            """
            select t.name from \(relations)
            where t.relkind in ('r', 'p', 'v', 'm', 'S') and t.relowner <> 'guanxi_owner'::regrole
            """),
        Rule(
            "missing_role",
            """
            select w.name from unnest(array['guanxi_owner', 'guanxi_app', 'guanxi_operator']) as w (name)
            where not exists (select from pg_roles r where r.rolname = w.name)
            """),
        Rule(
            "server_is_another_role",
            """
            select current_user::text where current_user not in ('guanxi_app', 'guanxi_operator') or session_user <> current_user
            """),
    ]
}
