-- The records of all objects that workspaces make for themselves. Every statement names the object besides the tenant, and so does every index, so
-- that a small object's lists cost nothing because of a large one beside it.
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create table core.custom_record (
    tenant_id uuid not null,
    object_id uuid not null,
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
    owner uuid,
    team uuid,
    custom jsonb not null default '{}',
    constraint custom_record_pkey primary key (tenant_id, object_id, id),
    constraint custom_record_object_id_fkey foreign key (tenant_id, object_id) references core.object (tenant_id, id),
    constraint custom_record_owner_fkey foreign key (tenant_id, owner) references core.user (tenant_id, id),
    constraint custom_record_team_fkey foreign key (tenant_id, team) references core.team (tenant_id, id)
);
select core.distribute('core.custom_record');
select core.isolate_by_tenant('core.custom_record');
create unique index custom_record_external_id_unique on core.custom_record (tenant_id, object_id, external_id) where external_id is not null;
create index custom_record_created_at_idx on core.custom_record (tenant_id, object_id, created_at, id) where deleted_at is null;
create index custom_record_updated_at_idx on core.custom_record (tenant_id, object_id, updated_at, id) where deleted_at is null;
create index custom_record_name_idx on core.custom_record (tenant_id, object_id, name_key, id) where deleted_at is null;
create index custom_record_owner_idx on core.custom_record (tenant_id, object_id, owner, id) where deleted_at is null;
create index custom_record_team_idx on core.custom_record (tenant_id, object_id, team, id) where deleted_at is null;
create index custom_record_bin_idx on core.custom_record (tenant_id, object_id, id) where deleted_at is not null;
