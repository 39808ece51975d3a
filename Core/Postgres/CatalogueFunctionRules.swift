/// Functions, above all those that run with their owner's rights.
extension CatalogueGate {
    private static let functions: SQL = """
        (select p.*, n.nspname || '.' || p.proname as name
        from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')) as f
        """

    static let functionRules = [
        Rule("definer_function_not_reviewed", "select f.name from \(functions) where f.prosecdef and f.name <> all (\(definerFunctions))"),
        Rule("definer_function_overloaded", "select f.name from \(functions) where f.prosecdef group by f.name having count(*) > 1"),
        Rule(
            "definer_function_search_path",
            """
            select f.name from \(functions) where f.prosecdef and not coalesce('search_path=""' = any (f.proconfig), false)
            """),
        Rule("function_owner", "select f.name from \(functions) where f.proowner <> 'guanxi_owner'::regrole"),
        Rule(
            "function_granted_to_public",
            """
            select f.name from \(functions)
            where f.proacl is null or exists (select from aclexplode(f.proacl) as x where x.grantee = 0)
            """),
        Rule(
            "function_language",
            """
            select f.name from \(functions) join pg_language l on l.oid = f.prolang where l.lanname not in ('sql', 'plpgsql')
            """),
        Rule(
            "tenant_function",
            """
            select 'core.tenant()' where not exists (
                select from \(functions) where f.name = 'core.tenant' and f.prosecdef and f.provolatile = 's' and f.pronargs = 0)
            """),
        Rule("leakproof_function", "select f.name from \(functions) where f.proleakproof"),
    ]
}
