-- Files on their way in. The bytes are kept here, compressed, so that every server can go on with an import and a crash loses nothing;
-- they go when the import is over. Rows that could not be taken are kept as they came, with the reasons.
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create table core.import (
    tenant_id uuid not null,
    id uuid not null,
    record_type text collate "C" not null,
    name text not null,
    status text collate "C" not null,
    size bigint not null default 0,
    row_count bigint not null default 0,
    format jsonb not null default '{}',
    columns jsonb not null default '[]',
    options jsonb not null default '{}',
    outcome jsonb not null default '{}',
    job_id uuid,
    created_at timestamptz not null,
    actor jsonb not null,
    started_at timestamptz,
    finished_at timestamptz,
    constraint import_pkey primary key (tenant_id, id),
    constraint import_status_check check (status in ('uploading', 'uploaded', 'queued', 'checked', 'done'))
);
select core.distribute('core.import');
select core.isolate_by_tenant('core.import');

create table core.import_chunk (
    tenant_id uuid not null,
    import_id uuid not null,
    position bigint not null,
    bytes bytea not null,
    constraint import_chunk_pkey primary key (tenant_id, import_id, position),
    constraint import_chunk_import_fkey foreign key (tenant_id, import_id) references core.import (tenant_id, id)
);
select core.distribute('core.import_chunk');
select core.isolate_by_tenant('core.import_chunk');
-- The chunks are compressed already.
alter table core.import_chunk alter column bytes set storage external;

create table core.import_error (
    tenant_id uuid not null,
    import_id uuid not null,
    line bigint not null,
    cells jsonb not null,
    reasons jsonb not null,
    constraint import_error_pkey primary key (tenant_id, import_id, line),
    constraint import_error_import_fkey foreign key (tenant_id, import_id) references core.import (tenant_id, id)
);
select core.distribute('core.import_error');
select core.isolate_by_tenant('core.import_error');
