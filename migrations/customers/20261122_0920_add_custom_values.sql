-- The values of custom fields: slot to value, as the API shows it; what is empty is not there (Core/Fields).
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

alter table customers.customers add column custom jsonb not null default '{}';
alter table customers.contacts add column custom jsonb not null default '{}';
alter table customers.products add column custom jsonb not null default '{}';
alter table customers.orders add column custom jsonb not null default '{}';
alter table customers.order_lines add column custom jsonb not null default '{}';
