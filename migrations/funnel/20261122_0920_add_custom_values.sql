-- The values of custom fields: slot to value, as the API shows it; what is empty is not there (Core/Fields).
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

alter table funnel.pipelines add column custom jsonb not null default '{}';
alter table funnel.stages add column custom jsonb not null default '{}';
alter table funnel.deals add column custom jsonb not null default '{}';
