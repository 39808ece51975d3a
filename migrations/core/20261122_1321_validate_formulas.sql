-- Adding the checks without a look at the rows kept the table open to writers; this looks at them.
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

alter table core.field validate constraint field_result_kind_check;
alter table core.field validate constraint field_rollup_function_check;
