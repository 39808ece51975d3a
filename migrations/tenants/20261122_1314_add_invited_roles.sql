-- The workspace's own roles that somebody who is invited will have.
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

alter table core.invitation add column roles uuid[] not null default '{}';
