-- How long a deal stood in which stage. A deal stands in one stage at a time.
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create table funnel.stage_visits (
    tenant_id uuid not null,
    id uuid not null,
    deal uuid not null,
    stage uuid not null,
    entered_at timestamptz not null,
    entered_by uuid,
    left_at timestamptz,
    constraint stage_visits_pkey primary key (tenant_id, id),
    constraint stage_visits_deal_fkey foreign key (tenant_id, deal) references funnel.deals (tenant_id, id),
    constraint stage_visits_stage_fkey foreign key (tenant_id, stage) references funnel.stages (tenant_id, id),
    constraint stage_visits_left_at_check check (left_at >= entered_at)
);
select core.distribute('funnel.stage_visits');
select core.isolate_by_tenant('funnel.stage_visits');
create unique index stage_visits_open_unique on funnel.stage_visits (tenant_id, deal) where left_at is null;
create index stage_visits_deal_idx on funnel.stage_visits (tenant_id, deal, entered_at, id);
create index stage_visits_stage_idx on funnel.stage_visits (tenant_id, stage, entered_at);
