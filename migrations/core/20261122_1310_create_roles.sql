-- Roles that a workspace makes for itself. What one gives is a JSON document, checked before it is written (Core/Permissions).
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create table core.role (
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
    code text collate "C" not null,
    name_en text not null,
    name_zh text not null,
    description text,
    grants text not null,
    position bigint not null,
    constraint role_pkey primary key (tenant_id, id),
    constraint role_code_check check (code ~ '^[a-z][a-z0-9_]{1,39}$')
);
select core.distribute('core.role');
select core.isolate_by_tenant('core.role');
create unique index role_external_id_unique on core.role (tenant_id, external_id) where external_id is not null;
-- The bin included: a code comes back with its role.
create unique index role_code_unique on core.role (tenant_id, code);
create index role_created_at_idx on core.role (tenant_id, created_at, id) where deleted_at is null;
create index role_updated_at_idx on core.role (tenant_id, updated_at, id) where deleted_at is null;
