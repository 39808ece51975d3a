-- The journal: one row for each change of each record, written in the change's own transaction. The server may add and read, nothing else.
-- Partitioned by month on the id, a UUIDv7, whose first 48 bits are milliseconds since 1970.
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create table core.change (
    tenant_id uuid not null,
    id uuid not null,
    xid xid8 not null default pg_current_xact_id(),
    at timestamptz not null,
    actor_kind text collate "C" not null,
    actor_id uuid,
    request_id uuid,
    record_type text collate "C" not null,
    record_id uuid not null,
    action text collate "C" not null,
    payload bytea,
    salt bytea,
    leaf bytea not null,
    constraint change_pkey primary key (tenant_id, id),
    constraint change_leaf_check check (octet_length(leaf) = 32)
) partition by range (id);
select core.distribute('core.change');
select core.isolate_by_tenant('core.change', append_only => true);
create index change_record_idx on core.change (tenant_id, record_type, record_id, id);
revoke insert, update, delete on core.change from guanxi_operator;

-- Ids outside every month, as from a clock that is years off.
create table core.change_default partition of core.change default;
revoke all on core.change_default from guanxi_operator;

-- The smallest UUIDv7 of a moment.
create function core.first_id(moment timestamptz) returns uuid
language sql immutable strict set search_path = '' as $$
    select (pg_catalog.lpad(pg_catalog.to_hex((extract(epoch from moment) * 1000)::bigint), 12, '0') || pg_catalog.repeat('0', 20))::uuid
$$;

-- Makes sure of the partitions of this month and the next three. Called by every migration run and by a daily job; re-runnable.
-- Made beside the journal and attached after, which locks out nobody; the journal's policy and grants hold through it, and no grant is made.
create function core.extend_journal() returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
    month timestamptz;
    partition text;
    made integer := 0;
begin
    perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtext('core.extend_journal'));
    for offset_months in 0..3 loop
        month := pg_catalog.date_trunc('month', pg_catalog.now() at time zone 'UTC') at time zone 'UTC' + pg_catalog.make_interval(months => offset_months);
        partition := 'change_' || pg_catalog.to_char(month at time zone 'UTC', 'YYYY_MM');
        continue when pg_catalog.to_regclass('core.' || partition) is not null;
        execute pg_catalog.format('create table core.%I (like core.change including defaults including constraints)', partition);
        execute pg_catalog.format('revoke all on core.%I from public, guanxi_app, guanxi_operator', partition);
        execute pg_catalog.format('alter table core.change attach partition core.%I for values from (%L) to (%L)',
            partition, core.first_id(month), core.first_id(month + interval '1 month'));
        made := made + 1;
    end loop;
    return made;
end
$$;
revoke all on function core.extend_journal(), core.first_id(timestamptz) from public;
grant execute on function core.extend_journal() to guanxi_app, guanxi_operator;
select core.extend_journal();
