-- Whose a record is, with what lists are mostly sorted by: a page of what one owner or team has is found in the index alone, in any of these orders.
-- The table is closed to writers while an index is made, about five seconds for a million rows; an index is dropped in an instant.
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create index deals_owner_orders_idx on funnel.deals (tenant_id, owner, id) include (created_at, updated_at, name_key) where deleted_at is null;
create index deals_team_orders_idx on funnel.deals (tenant_id, team, id) include (created_at, updated_at, name_key) where deleted_at is null;
-- squawk-ignore require-concurrent-index-deletion
drop index funnel.deals_owner_idx;
-- squawk-ignore require-concurrent-index-deletion
drop index funnel.deals_team_idx;
