-- The one call that makes a table a tenant's own, and the three that say where a table lives.
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

-- Where tables are placed. On plain PostgreSQL there is one place; on Citus these are its functions.
create function core.has_citus() returns boolean
language sql stable set search_path = '' as $$
    select exists (select from pg_catalog.pg_extension e where e.extname = 'citus')
$$;

-- Sharded by tenant_id.
create function core.distribute(name text) returns void
language plpgsql volatile set search_path = '' as $$
begin
    if core.has_citus() then
        execute 'select public.create_distributed_table($1::regclass, ''tenant_id'')' using name;
    end if;
end
$$;

-- The same rows on every node: small and seldom written.
create function core.distribute_reference(name text) returns void
language plpgsql volatile set search_path = '' as $$
begin
    if core.has_citus() then
        execute 'select public.create_reference_table($1::regclass)' using name;
    end if;
end
$$;

-- On the coordinator only: the sign-in directory, queues. No foreign keys in or out.
create function core.distribute_local(name text) returns void
language plpgsql volatile set search_path = '' as $$
begin
    perform name::pg_catalog.regclass;
end
$$;

-- Row-level security, enabled and forced, with the one policy that all tenant tables have; the grants of the server. An append-only table
-- can be added to and read. On Citus a policy can have no sub-select, and FORCE would hang shard moves.
create function core.isolate_by_tenant(name text, append_only boolean default false) returns void
language plpgsql volatile set search_path = '' as $$
declare
    target constant pg_catalog.regclass := name::pg_catalog.regclass;
    condition constant text := case when core.has_citus() then 'tenant_id = core.tenant()' else 'tenant_id = (select core.tenant())' end;
    first_column name;
begin
    select a.attname into first_column
    from pg_catalog.pg_index i
    join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
    where i.indrelid = target and i.indisprimary and a.atttypid = 'pg_catalog.uuid'::pg_catalog.regtype and a.attnotnull;
    if first_column is distinct from 'tenant_id' then
        raise exception using errcode = '42P16', message = pg_catalog.format('the primary key of %s must start with tenant_id uuid', name);
    end if;
    execute pg_catalog.format('alter table %s enable row level security', target);
    if not core.has_citus() then
        execute pg_catalog.format('alter table %s force row level security', target);
    end if;
    execute pg_catalog.format('create policy tenant on %s using (%s) with check (%s)', target, condition, condition);
    execute pg_catalog.format('revoke all on %s from public, guanxi_app', target);
    execute pg_catalog.format('grant %s on %s to guanxi_app',
        case when append_only then 'select, insert' else 'select, insert, update, delete' end, target);
end
$$;
