-- The feed by which every node hears within a second that a tenant's users, rights, modules or plan have changed. It names tenants, so the
-- server cannot read the table; it asks for what is new. Rows are kept for ten minutes.
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create table core.invalidation (
    id bigint not null generated always as identity,
    xid xid8 not null default pg_current_xact_id(),
    tenant_id uuid not null,
    at timestamptz not null default now(),
    constraint invalidation_pkey primary key (id)
);
select core.distribute_local('core.invalidation');
create index invalidation_xid_idx on core.invalidation (xid);

-- Says that the tenant of the context has changed; seen by others when the transaction commits.
create function core.invalidate() returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
    changed constant uuid := core.tenant();
begin
    if changed is null then
        raise exception using errcode = '28000', message = 'no tenant context';
    end if;
    insert into core.invalidation (tenant_id) values (changed);
    delete from core.invalidation i where i.id in (
        select o.id from core.invalidation o
        where o.at < now() - interval '10 minutes' order by o.id limit 20 for update skip locked
    );
end
$$;

-- The tenants that changed since `since`, and the `since` of the next call. Transactions commit out of order, so what is asked for is a
-- horizon of transactions, not the last row seen: a tenant may be named twice, none is passed over. A caller that was away for more
-- than ten minutes must forget all that it knows.
create function core.invalidations_since(since bigint, out horizon bigint, out tenants uuid[])
language sql volatile security definer set search_path = '' as $$
    select pg_catalog.pg_snapshot_xmin(pg_catalog.pg_current_snapshot())::text::bigint,
        coalesce(pg_catalog.array_agg(distinct i.tenant_id), '{}')
    from core.invalidation i
    where i.xid >= since::text::pg_catalog.xid8
$$;
revoke all on function core.invalidate(), core.invalidations_since(bigint) from public;
grant execute on function core.invalidate(), core.invalidations_since(bigint) to guanxi_app, guanxi_operator;
