import Core
import Testing

/// A way to break the schema so that tenants are no longer kept apart, and the rule of the gate that must see it.
struct SchemaMutant: Sendable, CustomTestStringConvertible {
    let name: String
    let script: String
    let rule: String

    var testDescription: String { name }

    /// A table made the right way, for mutants that need one of their own.
    private static let sound = """
        create table core.probe (tenant_id uuid not null, id uuid not null, name text, constraint probe_pkey primary key (tenant_id, id));
        alter table core.probe owner to guanxi_owner; select core.isolate_by_tenant('core.probe');
        """

    static let all = [
        SchemaMutant(name: "row security is off", script: "alter table core.user disable row level security", rule: "row_security_enabled"),
        SchemaMutant(name: "row security is not forced", script: "alter table core.user no force row level security", rule: "row_security_forced"),
        SchemaMutant(name: "the policy is gone", script: "drop policy tenant on core.user", rule: "one_policy"),
        SchemaMutant(
            name: "a second, permissive policy", script: "create policy extra on core.user for select using (true)", rule: "one_policy"),
        SchemaMutant(
            name: "the policy lets everything through", script: "alter policy tenant on core.user using (true)", rule: "canonical_policy"),
        SchemaMutant(
            name: "the policy does not check what is written", script: "alter policy tenant on core.user with check (true)",
            rule: "canonical_policy"),
        SchemaMutant(
            name: "the policy is for one role only", script: "alter policy tenant on core.user to guanxi_operator", rule: "canonical_policy"),
        SchemaMutant(
            name: "the policy trusts a plain setting",
            script: "alter policy tenant on core.user using (tenant_id = current_setting('guanxi.tenant', true)::uuid)", rule: "canonical_policy"),
        SchemaMutant(
            name: "a new table without isolation",
            script:
                "create table core.probe (tenant_id uuid not null, id uuid not null, primary key (tenant_id, id)); alter table core.probe owner to guanxi_owner",
            rule: "row_security_enabled"),
        SchemaMutant(
            name: "a new global table", script: "create table core.probe (id int primary key); alter table core.probe owner to guanxi_owner",
            rule: "global_table_not_reviewed"),
        SchemaMutant(
            name: "a primary key without the tenant",
            script: sound + "alter table core.probe drop constraint probe_pkey; alter table core.probe add primary key (id)",
            rule: "primary_key_without_tenant"),
        SchemaMutant(
            name: "a unique index across tenants", script: sound + "create unique index on core.probe (name)", rule: "unique_index_without_tenant"),
        SchemaMutant(
            name: "a foreign key on one column",
            script: sound + "create unique index probe_id on core.probe (tenant_id, id, name); "
                + "alter table core.probe drop constraint probe_pkey; alter table core.probe add constraint probe_pkey primary key (tenant_id, id); "
                + "alter table core.workspace add constraint workspace_tenant_id_key unique (tenant_id); "
                + "alter table core.probe add foreign key (id) references core.workspace (tenant_id)",
            rule: "foreign_key_without_tenant"),
        SchemaMutant(
            name: "a tenant_id that may be null",
            script: sound + "alter table core.probe drop constraint probe_pkey; alter table core.probe alter tenant_id drop not null",
            rule: "tenant_id_column"),
        SchemaMutant(
            name: "a grant on a partition", script: "grant select on core.change_default to guanxi_app", rule: "grant_on_partition"),
        SchemaMutant(
            name: "the journal may be changed", script: "grant update on core.change to guanxi_app", rule: "append_only_table"),
        SchemaMutant(name: "a grant to everybody", script: "grant select on core.user to public", rule: "grant_to_public"),
        SchemaMutant(
            name: "the server may read credentials", script: "grant select on core.credential to guanxi_app", rule: "grant_on_global_table"),
        SchemaMutant(
            name: "the server may read one column of the key", script: "grant select (outer_pad) on core.context_key to guanxi_app",
            rule: "column_grant"),
        SchemaMutant(
            name: "the server may truncate", script: "grant truncate on core.user to guanxi_app", rule: "grant_of_truncate_references_trigger"),
        SchemaMutant(name: "the server owns a table", script: "alter table core.user owner to guanxi_app", rule: "app_owns"),
        SchemaMutant(
            name: "a view with its owner's rights",
            script: "create view core.probe as select * from core.user; alter view core.probe owner to guanxi_owner",
            rule: "view_without_security_invoker"),
        SchemaMutant(
            name: "a materialised view",
            script: "create materialized view core.probe as select * from core.user; alter materialized view core.probe owner to guanxi_owner",
            rule: "materialized_view"),
        SchemaMutant(
            name: "a definer function that nobody reviewed",
            script:
                "create function core.probe() returns bigint language sql security definer set search_path = '' as 'select count(*) from core.user'; "
                + "alter function core.probe() owner to guanxi_owner; revoke all on function core.probe() from public",
            rule: "definer_function_not_reviewed"),
        SchemaMutant(
            name: "a definer function that follows the caller's search_path", script: "alter function core.find_workspace(text) reset search_path",
            rule: "definer_function_search_path"),
        SchemaMutant(
            name: "core.tenant() believes what it is told",
            script: "create or replace function core.tenant() returns uuid language sql stable security definer set search_path = '' as "
                + "$$ select nullif(left(current_setting('guanxi.context', true), 36), '')::uuid $$",
            rule: "forged_context_accepted"),
        SchemaMutant(
            name: "a trigger on a tenant table",
            script: "create function core.probe() returns trigger language plpgsql as 'begin return new; end'; "
                + "alter function core.probe() owner to guanxi_owner; revoke all on function core.probe() from public; "
                + "create trigger probe before insert on core.user for each row execute function core.probe()",
            rule: "trigger"),
        SchemaMutant(name: "the server may create in a schema", script: "grant create on schema core to guanxi_app", rule: "create_in_schema"),
        SchemaMutant(
            name: "future tables are granted to the server",
            script: "alter default privileges for role guanxi_owner grant select on tables to guanxi_app", rule: "default_grant"),
        SchemaMutant(
            name: "a function that everybody may call", script: "grant execute on function core.extend_journal() to public",
            rule: "function_granted_to_public"),
        SchemaMutant(
            name: "a number from a sequence in a tenant table",
            script: sound + "alter table core.probe add number bigint generated always as identity", rule: "sequence_in_tenant_table"),
        SchemaMutant(
            name: "a foreign key that forgets the tenant when it nulls",
            script: sound + "alter table core.probe add parent uuid; "
                + "alter table core.probe add foreign key (tenant_id, parent) references core.probe (tenant_id, id) on delete set null",
            rule: "foreign_key_action"),
    ]
}
