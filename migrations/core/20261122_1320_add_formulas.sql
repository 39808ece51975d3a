-- Fields whose values the house works out: formulas, and roll-ups of the records that refer to one. What is to be worked out anew for more records than
-- a transaction should touch is written down for a job, whose id it has.
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

alter table core.field add column formula text;
alter table core.field add column result_kind text collate "C";
alter table core.field add column rollup_type text collate "C";
alter table core.field add column rollup_via text collate "C";
alter table core.field add column rollup_function text collate "C";
alter table core.field add column rollup_field text collate "C";
alter table core.field add column rollup_filter text;
alter table core.field add constraint field_result_kind_check
    check (result_kind in ('text', 'integer', 'decimal', 'money', 'boolean', 'date', 'timestamp')) not valid;
alter table core.field add constraint field_rollup_function_check
    check (rollup_function in ('count', 'sum', 'average', 'minimum', 'maximum')) not valid;

create table core.recalculation (
    tenant_id uuid not null,
    id uuid not null,
    record_type text collate "C" not null,
    reference text collate "C" not null,
    sources uuid[] not null,
    created_at timestamptz not null,
    constraint recalculation_pkey primary key (tenant_id, id)
);
select core.distribute('core.recalculation');
select core.isolate_by_tenant('core.recalculation');
