-- An object's live records in the order of their ids, which is how lists show them when nobody asks otherwise. The primary key has the bin in it, and
-- PostgreSQL takes it for dearer than sorting what a smaller index finds: it can't know that an object is of one tenant alone.
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create index custom_record_live_idx on core.custom_record (tenant_id, object_id, id) where deleted_at is null;
