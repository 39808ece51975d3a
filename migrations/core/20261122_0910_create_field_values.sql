-- The index of custom fields: what records hold in the filterable ones, in the column of its type (Core/Fields/FieldValueRows). An index on
-- jsonb would not be used under row-level security; these are. A record in the bin keeps its rows, and gives up its unique keys.
--
-- No foreign keys: records are of many tables, and a definition that goes takes its rows along by a job.
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create table core.field_value (
    tenant_id uuid not null,
    record_id uuid not null,
    field_id uuid not null,
    position integer not null,
    text_value text collate "C",
    int_value bigint,
    time_value timestamptz,
    date_value date,
    bool_value boolean,
    id_value uuid,
    unique_key text collate "C",
    constraint field_value_pkey primary key (tenant_id, record_id, field_id, position)
);
select core.distribute('core.field_value');
select core.isolate_by_tenant('core.field_value');
create unique index field_value_unique_key_unique on core.field_value (tenant_id, field_id, unique_key) where unique_key is not null;
create index field_value_text_value_idx on core.field_value (tenant_id, field_id, text_value, record_id) where text_value is not null;
create index field_value_int_value_idx on core.field_value (tenant_id, field_id, int_value, record_id) where int_value is not null;
create index field_value_time_value_idx on core.field_value (tenant_id, field_id, time_value, record_id) where time_value is not null;
create index field_value_date_value_idx on core.field_value (tenant_id, field_id, date_value, record_id) where date_value is not null;
create index field_value_bool_value_idx on core.field_value (tenant_id, field_id, bool_value, record_id) where bool_value is not null;
create index field_value_id_value_idx on core.field_value (tenant_id, field_id, id_value, record_id) where id_value is not null;
