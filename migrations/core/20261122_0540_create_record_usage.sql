-- How many live records a tenant has, as far as its plan limits them: kept roughly while there is plenty of room, exactly near the limit
-- (Core/Records/RecordQuota). No row: never asked for.
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create table core.record_usage (
    tenant_id uuid not null,
    records bigint not null,
    counted_at timestamptz not null,
    constraint record_usage_pkey primary key (tenant_id)
);
select core.distribute('core.record_usage');
select core.isolate_by_tenant('core.record_usage');
