-- Deals. Status, pipeline and the time of closing follow from the stage; the constraints hold them together.
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create table funnel.deals (
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
    customer uuid not null,
    contact uuid,
    pipeline uuid not null,
    stage uuid not null,
    status text collate "C" not null,
    amount bigint,
    amount_currency text collate "C",
    probability bigint not null,
    forecast text collate "C" not null,
    expected_close date,
    owner uuid,
    team uuid,
    type text collate "C",
    source text collate "C",
    competitor text,
    lost_reason text collate "C",
    next_step text,
    next_step_on date,
    stage_entered_at timestamptz not null,
    closed_at timestamptz,
    tags text[] not null default '{}',
    description text,
    constraint deals_pkey primary key (tenant_id, id),
    constraint deals_amount_check check ((amount is null) = (amount_currency is null)),
    constraint deals_customer_fkey foreign key (tenant_id, customer) references customers.customers (tenant_id, id),
    constraint deals_contact_fkey foreign key (tenant_id, contact) references customers.contacts (tenant_id, id),
    constraint deals_pipeline_fkey foreign key (tenant_id, pipeline) references funnel.pipelines (tenant_id, id),
    constraint deals_stage_fkey foreign key (tenant_id, pipeline, stage) references funnel.stages (tenant_id, pipeline, id),
    constraint deals_owner_fkey foreign key (tenant_id, owner) references core.user (tenant_id, id),
    constraint deals_team_fkey foreign key (tenant_id, team) references core.team (tenant_id, id),
    constraint deals_status_check check (status in ('open', 'won', 'lost')),
    constraint deals_closed_at_check check ((status = 'open') = (closed_at is null)),
    constraint deals_lost_reason_check check (lost_reason is null or status = 'lost'),
    constraint deals_probability_check check (probability between 0 and 100)
);
select core.distribute('funnel.deals');
select core.isolate_by_tenant('funnel.deals');
create unique index deals_external_id_unique on funnel.deals (tenant_id, external_id) where external_id is not null;
create index deals_created_at_idx on funnel.deals (tenant_id, created_at, id) where deleted_at is null;
create index deals_updated_at_idx on funnel.deals (tenant_id, updated_at, id) where deleted_at is null;
create index deals_name_idx on funnel.deals (tenant_id, name_key, id) where deleted_at is null;
create index deals_customer_idx on funnel.deals (tenant_id, customer, id) where deleted_at is null;
create index deals_contact_idx on funnel.deals (tenant_id, contact, id) where deleted_at is null;
create index deals_pipeline_idx on funnel.deals (tenant_id, pipeline, id) where deleted_at is null;
create index deals_stage_idx on funnel.deals (tenant_id, stage, id) where deleted_at is null;
create index deals_owner_idx on funnel.deals (tenant_id, owner, id) where deleted_at is null;
create index deals_team_idx on funnel.deals (tenant_id, team, id) where deleted_at is null;
create index deals_amount_idx on funnel.deals (tenant_id, amount, id) where deleted_at is null;
create index deals_expected_close_idx on funnel.deals (tenant_id, expected_close, id) where deleted_at is null;
create index deals_next_step_on_idx on funnel.deals (tenant_id, next_step_on, id) where deleted_at is null;
-- The board: a stage's open deals by the day on which they should close, with what its totals add up.
create index deals_open_idx on funnel.deals (tenant_id, stage, expected_close, id) include (amount, amount_currency, probability)
    where deleted_at is null and closed_at is null;
create index deals_stage_closed_at_idx on funnel.deals (tenant_id, stage, closed_at, id) where deleted_at is null;
create index deals_closed_at_idx on funnel.deals (tenant_id, closed_at, id) where deleted_at is null;
