import Core

/// What somebody would try who can run any SQL as the application role.
enum HostileSQL {
    static func statements(tables: [String], victim: ID) -> [String] {
        tables.flatMap { onTable($0, victim) } + anywhere(victim)
    }

    private static func onTable(_ table: String, _ victim: ID) -> [String] {
        [
            "select * from \(table)",
            "select t::text from only \(table) t",
            "select row_to_json(t) from \(table) t where t.tenant_id = '\(victim)'",
            "select t.tenant_id::text::int from \(table) t",
            "select (t::text)::int from \(table) t",
            "select count(*), min(tenant_id::text), string_agg(t::text, ',') from \(table) t",
            "update \(table) t set tenant_id = tenant_id where true returning t::text",
            "delete from \(table) t returning t::text",
            "insert into \(table) select * from \(table) returning *",
            "with t as (select * from \(table)) select json_agg(t) from t",
            "select query_to_xml('select * from \(table)', true, true, '')",
            "select table_to_xml('\(table)', true, true, '')",
            "explain (analyze, verbose) select * from \(table) where tenant_id = '\(victim)'",
            "select * from \(table) tablesample system (100)",
            "select set_config('row_security', 'off', true), t::text from \(table) t",
            "select set_config('guanxi.context', '\(victim)', true), t::text from \(table) t",
            "select set_config('guanxi.context', '\(victim):9999999999:\(String(repeating: "f", count: 64))', true), t::text from \(table) t",
            "alter table \(table) disable row level security",
            "alter table \(table) no force row level security",
            "drop policy tenant on \(table)",
            "create policy mine on \(table) using (true)",
            "grant all on \(table) to public",
            "truncate \(table)",
            "create temporary table loot as select * from \(table)",
            "create table core.loot as select * from \(table)",
            "create view core.loot as select * from \(table)",
            "do $$ declare r record; begin for r in select * from \(table) loop raise exception '%', r; end loop; end $$",
            "declare loot cursor for select * from \(table)",
            "select * from pg_stats where schemaname || '.' || tablename = '\(table)'",
            "create trigger loot after insert on \(table) execute function core.loot()",
            "merge into \(table) t using (select 1) s on true when matched then delete",
        ]
    }

    private static func anywhere(_ victim: ID) -> [String] {
        [
            "set role guanxi_owner", "set role guanxi_operator", "set session authorization postgres", "reset role",
            "set local row_security = off", "alter role guanxi_app bypassrls", "create role mine superuser", "grant guanxi_owner to guanxi_app",
            "select * from core.context_key", "update core.context_key set inner_pad = outer_pad", "table core.context_key",
            "select inner_pad from only core.context_key", "select * from core.credential", "select * from core.workspace_address",
            "select * from core.invalidation", "select * from core.attempt", "select * from pg_statistic", "select * from pg_authid",
            "select * from pg_stats", "select * from pg_stat_activity", "select * from pg_prepared_statements", "select * from pg_settings",
            "select * from pg_largeobject", "select lo_import('/etc/passwd')", "select pg_read_file('/etc/passwd')", "select pg_ls_dir('.')",
            "select pg_read_binary_file('postgresql.conf')", "copy core.user to program 'cat'", "copy core.user to '/tmp/loot'",
            "select database_to_xml(true, true, '')", "select schema_to_xml('core', true, true, '')", "create extension dblink",
            "create extension plpython3u", "create function core.loot() returns int language sql as 'select 1'",
            "create or replace function core.tenant() returns uuid language sql as $$ select '\(victim)'::uuid $$",
            "alter function core.tenant() owner to guanxi_app", "drop function core.tenant() cascade", "create schema tenant",
            "create function pg_temp.tenant() returns uuid language sql as $$ select '\(victim)'::uuid $$", "select core.tenant()",
            "alter default privileges grant all on tables to public", "select * from core.find_workspace('%')",
            "select * from core.find_workspace(null)", "select * from core.find_credential('\\x')", "select * from core.find_credential(null)",
            "select set_config('search_path', 'pg_temp', true), core.tenant()", "select * from core.change_default",
            "select core.invalidate()", "select core.claim_address('x')", "select * from core.claim_jobs(null, null, null, null)",
            "select dblink('dbname=guanxi', 'select 1')", "load 'plpgsql'", "checkpoint", "vacuum full core.user", "cluster core.user",
            "analyze core.user", "reindex table core.user", "comment on table core.user is 'mine'", "lock table core.user",
            "security label on table core.user is 'x'", "create publication loot for all tables", "listen core", "notify core, 'x'",
            "create event trigger loot on ddl_command_end execute function core.loot()",
            "create rule r as on select to core.user do instead select 1",
            "create statistics s on tenant_id, id from core.user", "alter system set log_statement = 'all'", "select pg_reload_conf()",
            "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'postgres'", "select * from pg_show_all_file_settings()",
            "select currval('core.invalidation_id_seq')", "select nextval('core.invalidation_id_seq')", "prepare x as select * from core.user",
            "select ts_stat('select to_tsvector(name) from core.user')::text", "select query_to_xml('table core.password', true, true, '')",
            "select cursor_to_xml('x', 1, true, true, '')", "select * from information_schema.columns where table_schema = 'pg_temp'",
        ]
    }
}
