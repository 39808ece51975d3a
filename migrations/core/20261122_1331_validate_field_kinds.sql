-- Looks at the rows without keeping writers out.
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

alter table core.field validate constraint field_kind_check;
alter table core.field validate constraint field_index_state_check;
