-- How a workspace lays out the forms and pages of its records: one layout for everybody and one for each role at most, for each record type.
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create table core.layout (
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
    role uuid,
    document text not null,
    constraint layout_pkey primary key (tenant_id, id),
    constraint layout_role_fkey foreign key (tenant_id, role) references core.role (tenant_id, id)
);
select core.distribute('core.layout');
select core.isolate_by_tenant('core.layout');
create unique index layout_external_id_unique on core.layout (tenant_id, external_id) where external_id is not null;
create unique index layout_record_type_unique on core.layout (tenant_id, record_type, role) nulls not distinct where deleted_at is null;
create index layout_created_at_idx on core.layout (tenant_id, created_at, id) where deleted_at is null;
create index layout_updated_at_idx on core.layout (tenant_id, updated_at, id) where deleted_at is null;
