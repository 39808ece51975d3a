-- The numbers that the house gives. A new record takes the next one, which locks the row until it commits. Those from reserved_from to reserved_to
-- are for the records that were there before the field; the job that numbers them takes them all at once.
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create table core.field_counter (
    tenant_id uuid not null,
    field_id uuid not null,
    next_number bigint not null,
    reserved_from bigint,
    reserved_to bigint,
    constraint field_counter_pkey primary key (tenant_id, field_id)
);
select core.distribute('core.field_counter');
select core.isolate_by_tenant('core.field_counter');
