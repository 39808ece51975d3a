-- Lists that people have put together and want to see again: their own, or shared with the workspace. The filter is kept as it was written, so
-- that `me` means whoever looks.
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create table core.saved_view (
    tenant_id uuid not null,
    id uuid not null,
    version bigint not null,
    record_type text collate "C" not null,
    owner_id uuid not null,
    is_shared boolean not null,
    name text not null,
    layout text collate "C" not null,
    columns text[] not null,
    widths jsonb not null,
    filter jsonb,
    sort text collate "C",
    group_field text collate "C",
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint saved_view_pkey primary key (tenant_id, id),
    constraint saved_view_owner_fkey foreign key (tenant_id, owner_id) references core.user (tenant_id, id),
    constraint saved_view_layout_check check (layout in ('list', 'board'))
);
select core.distribute('core.saved_view');
select core.isolate_by_tenant('core.saved_view');
create index saved_view_owner_idx on core.saved_view (tenant_id, owner_id, record_type);
create index saved_view_shared_idx on core.saved_view (tenant_id, record_type) where is_shared;
