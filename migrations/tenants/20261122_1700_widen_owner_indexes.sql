-- Whose a record is, with what lists are mostly sorted by: see migrations/customers/20261122_1700_widen_owner_indexes.sql.
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create index custom_record_owner_orders_idx on core.custom_record (tenant_id, object_id, owner, id)
    include (created_at, updated_at, name_key) where deleted_at is null;
create index custom_record_team_orders_idx on core.custom_record (tenant_id, object_id, team, id)
    include (created_at, updated_at, name_key) where deleted_at is null;
-- squawk-ignore require-concurrent-index-deletion
drop index core.custom_record_owner_idx;
-- squawk-ignore require-concurrent-index-deletion
drop index core.custom_record_team_idx;
