-- What a workspace adds to its record types: fields, and the choices of those that have some. A field keeps its slot for ever: the number under
-- which records hold its value.
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create table core.field (
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
    name text collate "C" not null,
    title_en text not null,
    title_zh text not null,
    help_en text,
    help_zh text,
    kind text collate "C" not null,
    required boolean not null,
    "unique" boolean not null,
    filterable boolean not null,
    maximum_length bigint,
    minimum bigint,
    maximum bigint,
    scale bigint,
    refers_to text collate "C",
    initial text,
    required_when text,
    shown_when text,
    position bigint not null,
    slot bigint not null,
    index_state text collate "C" not null,
    indexed bigint not null,
    index_job uuid,
    constraint field_pkey primary key (tenant_id, id),
    constraint field_name_check check (name ~ '^c_[a-z0-9_]{2,40}$'),
    constraint field_kind_check check (kind in (
        'text', 'long_text', 'integer', 'decimal', 'percent', 'money', 'boolean', 'date', 'timestamp', 'choice', 'choices', 'reference', 'email',
        'phone', 'url')),
    constraint field_slot_check check (slot between 1 and 9999),
    constraint field_index_state_check check (index_state in ('ready', 'building', 'duplicates'))
);
select core.distribute('core.field');
select core.isolate_by_tenant('core.field');
create unique index field_external_id_unique on core.field (tenant_id, external_id) where external_id is not null;
-- The bin included: a name or a slot comes back with its field.
create unique index field_name_unique on core.field (tenant_id, record_type, name);
create unique index field_slot_unique on core.field (tenant_id, record_type, slot);
create index field_created_at_idx on core.field (tenant_id, created_at, id) where deleted_at is null;
create index field_updated_at_idx on core.field (tenant_id, updated_at, id) where deleted_at is null;

create table core.field_choice (
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
    field uuid not null,
    code text collate "C" not null,
    title_en text not null,
    title_zh text not null,
    color text collate "C",
    position bigint not null,
    retired boolean not null,
    constraint field_choice_pkey primary key (tenant_id, id),
    constraint field_choice_field_fkey foreign key (tenant_id, field) references core.field (tenant_id, id),
    constraint field_choice_code_check check (code ~ '^[a-z0-9_]{1,40}$')
);
select core.distribute('core.field_choice');
select core.isolate_by_tenant('core.field_choice');
create unique index field_choice_external_id_unique on core.field_choice (tenant_id, external_id) where external_id is not null;
-- The bin included: records may hold the code still.
create unique index field_choice_code_unique on core.field_choice (tenant_id, field, code);
create index field_choice_created_at_idx on core.field_choice (tenant_id, created_at, id) where deleted_at is null;
create index field_choice_updated_at_idx on core.field_choice (tenant_id, updated_at, id) where deleted_at is null;
