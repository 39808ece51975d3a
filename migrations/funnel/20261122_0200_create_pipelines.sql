-- Pipelines and their stages. The unique key with the pipeline in it lets a deal's foreign key prove that its stage is one of its
-- pipeline's.
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create schema funnel;
grant usage on schema funnel to guanxi_app, guanxi_operator;

create table funnel.pipelines (
    tenant_id uuid not null,
    id uuid not null,
    version bigint not null,
    external_id text collate "C",
    created_at timestamptz not null,
    created_by uuid,
    updated_at timestamptz not null,
    updated_by uuid,
    deleted_at timestamptz,
    name text not null,
    name_key text collate "C" not null generated always as (lower(name)) stored,
    position bigint not null,
    description text,
    constraint pipelines_pkey primary key (tenant_id, id)
);
select core.distribute('funnel.pipelines');
select core.isolate_by_tenant('funnel.pipelines');
create unique index pipelines_external_id_unique on funnel.pipelines (tenant_id, external_id) where external_id is not null;
create index pipelines_created_at_idx on funnel.pipelines (tenant_id, created_at, id) where deleted_at is null;
create index pipelines_updated_at_idx on funnel.pipelines (tenant_id, updated_at, id) where deleted_at is null;
create index pipelines_name_idx on funnel.pipelines (tenant_id, name_key, id) where deleted_at is null;
create index pipelines_position_idx on funnel.pipelines (tenant_id, position, id) where deleted_at is null;

create table funnel.stages (
    tenant_id uuid not null,
    id uuid not null,
    version bigint not null,
    external_id text collate "C",
    created_at timestamptz not null,
    created_by uuid,
    updated_at timestamptz not null,
    updated_by uuid,
    deleted_at timestamptz,
    pipeline uuid not null,
    name text not null,
    name_key text collate "C" not null generated always as (lower(name)) stored,
    kind text collate "C" not null,
    position bigint not null,
    probability bigint not null,
    stale_after_days bigint,
    description text,
    constraint stages_pkey primary key (tenant_id, id),
    constraint stages_pipeline_id_key unique (tenant_id, pipeline, id),
    constraint stages_pipeline_fkey foreign key (tenant_id, pipeline) references funnel.pipelines (tenant_id, id),
    constraint stages_kind_check check (kind in ('open', 'won', 'lost')),
    constraint stages_probability_check check (probability between 0 and 100)
);
select core.distribute('funnel.stages');
select core.isolate_by_tenant('funnel.stages');
create unique index stages_external_id_unique on funnel.stages (tenant_id, external_id) where external_id is not null;
create index stages_created_at_idx on funnel.stages (tenant_id, created_at, id) where deleted_at is null;
create index stages_updated_at_idx on funnel.stages (tenant_id, updated_at, id) where deleted_at is null;
create index stages_name_idx on funnel.stages (tenant_id, name_key, id) where deleted_at is null;
create index stages_pipeline_position_idx on funnel.stages (tenant_id, pipeline, position, id) where deleted_at is null;
create index stages_pipeline_idx on funnel.stages (tenant_id, pipeline, id) where deleted_at is null;
