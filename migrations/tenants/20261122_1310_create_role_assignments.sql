-- Who has which of the workspace's own roles.
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create table core.role_assignment (
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
    "user" uuid not null,
    role uuid not null,
    constraint role_assignment_pkey primary key (tenant_id, id),
    constraint role_assignment_user_fkey foreign key (tenant_id, "user") references core.user (tenant_id, id),
    constraint role_assignment_role_fkey foreign key (tenant_id, role) references core.role (tenant_id, id)
);
select core.distribute('core.role_assignment');
select core.isolate_by_tenant('core.role_assignment');
create unique index role_assignment_external_id_unique on core.role_assignment (tenant_id, external_id) where external_id is not null;
create unique index role_assignment_role_unique on core.role_assignment (tenant_id, "user", role) where deleted_at is null;
create index role_assignment_role_idx on core.role_assignment (tenant_id, role) where deleted_at is null;
create index role_assignment_created_at_idx on core.role_assignment (tenant_id, created_at, id) where deleted_at is null;
create index role_assignment_updated_at_idx on core.role_assignment (tenant_id, updated_at, id) where deleted_at is null;
