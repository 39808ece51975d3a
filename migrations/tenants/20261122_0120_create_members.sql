-- Teams (a tree) and users. Both are record types; passwords live in a table of their own that no record route knows.
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create table core.team (
    tenant_id uuid not null,
    id uuid not null,
    version bigint not null default 1,
    external_id text collate "C",
    created_at timestamptz not null,
    created_by uuid,
    updated_at timestamptz not null,
    updated_by uuid,
    deleted_at timestamptz,
    name text collate "C" not null,
    name_key text collate "C" not null generated always as (lower(name)) stored,
    parent uuid,
    description text collate "C",
    constraint team_pkey primary key (tenant_id, id),
    constraint team_parent_fkey foreign key (tenant_id, parent) references core.team (tenant_id, id),
    constraint team_parent_check check (parent is distinct from id)
);
select core.distribute('core.team');
select core.isolate_by_tenant('core.team');
create index team_parent_idx on core.team (tenant_id, parent);
create index team_name_idx on core.team (tenant_id, name_key, id) where deleted_at is null;
create index team_created_at_idx on core.team (tenant_id, created_at, id) where deleted_at is null;
create index team_updated_at_idx on core.team (tenant_id, updated_at, id) where deleted_at is null;
create unique index team_external_id_unique on core.team (tenant_id, external_id) where external_id is not null;

create table core.user (
    tenant_id uuid not null,
    id uuid not null,
    version bigint not null default 1,
    external_id text collate "C",
    created_at timestamptz not null,
    created_by uuid,
    updated_at timestamptz not null,
    updated_by uuid,
    deleted_at timestamptz,
    email text collate "C" not null,
    email_key text collate "C" not null generated always as (lower(email)) stored,
    name text collate "C" not null,
    name_key text collate "C" not null generated always as (lower(name)) stored,
    role text collate "C" not null,
    team uuid,
    language text collate "C" not null,
    status text collate "C" not null,
    last_sign_in_at timestamptz,
    constraint user_pkey primary key (tenant_id, id),
    constraint user_email_unique unique (tenant_id, email_key),
    constraint user_workspace_fkey foreign key (tenant_id) references core.workspace (tenant_id),
    constraint user_team_fkey foreign key (tenant_id, team) references core.team (tenant_id, id),
    constraint user_role_check check (role in ('owner', 'admin', 'member', 'read_only')),
    constraint user_status_check check (status in ('active', 'disabled')),
    constraint user_language_check check (language in ('en', 'zh'))
);
select core.distribute('core.user');
select core.isolate_by_tenant('core.user');
create index user_name_idx on core.user (tenant_id, name_key, id) where deleted_at is null;
create index user_team_idx on core.user (tenant_id, team);
create index user_created_at_idx on core.user (tenant_id, created_at, id) where deleted_at is null;
create index user_updated_at_idx on core.user (tenant_id, updated_at, id) where deleted_at is null;
create unique index user_external_id_unique on core.user (tenant_id, external_id) where external_id is not null;

create table core.password (
    tenant_id uuid not null,
    user_id uuid not null,
    sealed bytea not null,
    changed_at timestamptz not null,
    constraint password_pkey primary key (tenant_id, user_id),
    constraint password_user_fkey foreign key (tenant_id, user_id) references core.user (tenant_id, id)
);
select core.distribute('core.password');
select core.isolate_by_tenant('core.password');
