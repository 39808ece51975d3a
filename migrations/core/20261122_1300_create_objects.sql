-- Kinds of records that a workspace makes for itself. Their records are all in one table (core.custom_record).
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create table core.object (
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
    name text collate "C" not null,
    plural text collate "C" not null,
    title_en text not null,
    title_zh text not null,
    plural_title_en text not null,
    plural_title_zh text not null,
    name_title_en text not null,
    name_title_zh text not null,
    icon text collate "C" not null,
    description text,
    position bigint not null,
    constraint object_pkey primary key (tenant_id, id),
    constraint object_name_check check (name ~ '^c_[a-z0-9_]{2,40}$'),
    constraint object_plural_check check (plural ~ '^c_[a-z0-9_]{2,41}$')
);
select core.distribute('core.object');
select core.isolate_by_tenant('core.object');
create unique index object_external_id_unique on core.object (tenant_id, external_id) where external_id is not null;
-- The bin included: names come back with their object.
create unique index object_name_unique on core.object (tenant_id, name);
create unique index object_plural_unique on core.object (tenant_id, plural);
create index object_created_at_idx on core.object (tenant_id, created_at, id) where deleted_at is null;
create index object_updated_at_idx on core.object (tenant_id, updated_at, id) where deleted_at is null;
