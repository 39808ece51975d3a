-- Single records that somebody, or a team, may see or change beyond what roles say.
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create table core.record_share (
    tenant_id uuid not null,
    id uuid not null,
    version bigint not null,
    external_id text collate "C",
    created_at timestamptz not null,
    created_by uuid,
    updated_at timestamptz not null,
    updated_by uuid,
    deleted_at timestamptz,
    custom jsonb not null default '{}',
    record_type text collate "C" not null,
    record uuid not null,
    "user" uuid,
    team uuid,
    level text collate "C" not null,
    constraint record_share_pkey primary key (tenant_id, id),
    constraint record_share_user_fkey foreign key (tenant_id, "user") references core.user (tenant_id, id),
    constraint record_share_team_fkey foreign key (tenant_id, team) references core.team (tenant_id, id),
    constraint record_share_level_check check (level in ('read', 'update')),
    constraint record_share_user_check check (("user" is null) <> (team is null))
);
select core.distribute('core.record_share');
select core.isolate_by_tenant('core.record_share');
create unique index record_share_external_id_unique on core.record_share (tenant_id, external_id) where external_id is not null;
-- By who may, for lists; by the record, for what is said of it.
create unique index record_share_user_unique on core.record_share (tenant_id, "user", record_type, record) where deleted_at is null;
create unique index record_share_team_unique on core.record_share (tenant_id, team, record_type, record) where deleted_at is null;
create index record_share_record_idx on core.record_share (tenant_id, record) where deleted_at is null;
create index record_share_created_at_idx on core.record_share (tenant_id, created_at, id) where deleted_at is null;
create index record_share_updated_at_idx on core.record_share (tenant_id, updated_at, id) where deleted_at is null;
