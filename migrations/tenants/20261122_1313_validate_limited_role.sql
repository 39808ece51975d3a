-- What the last migration admitted is true of all rows.
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

alter table core.user validate constraint user_role_check;
alter table core.api_key validate constraint api_key_role_check;
alter table core.invitation validate constraint invitation_role_check;
