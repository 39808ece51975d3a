-- Times of day, addresses and numbers that the house gives; fields that become another kind.
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

-- squawk-ignore ban-drop-constraint
alter table core.field drop constraint field_kind_check;
alter table core.field add constraint field_kind_check check (kind in (
    'text', 'long_text', 'integer', 'decimal', 'percent', 'money', 'boolean', 'date', 'timestamp', 'time', 'choice', 'choices', 'reference', 'email',
    'phone', 'url', 'address', 'autonumber', 'formula', 'rollup')) not valid;
-- squawk-ignore ban-drop-constraint
alter table core.field drop constraint field_index_state_check;
alter table core.field add constraint field_index_state_check check (index_state in ('ready', 'building', 'duplicates', 'converting')) not valid;

alter table core.field add column number_pattern text;
alter table core.field add column number_start bigint;
-- What the field is on its way to be: its kind, the slot of the new values, the rest as JSON, and the job that converts them.
alter table core.field add column conversion_kind text collate "C";
alter table core.field add column conversion_slot bigint;
alter table core.field add column conversion_options text;
alter table core.field add column conversion_job uuid;
