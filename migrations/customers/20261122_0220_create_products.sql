-- What is sold. A product that is no longer sold is retired, since old orders still name it.
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create table customers.products (
    tenant_id uuid not null,
    id uuid not null,
    version bigint not null,
    external_id text collate "C",
    created_at timestamptz not null,
    created_by uuid,
    updated_at timestamptz not null,
    updated_by uuid,
    deleted_at timestamptz,
    code text not null,
    code_key text collate "C" not null generated always as (lower(code)) stored,
    name text not null,
    name_key text collate "C" not null generated always as (lower(name)) stored,
    category text,
    unit text,
    price bigint,
    price_currency text collate "C",
    status text collate "C" not null,
    description text,
    constraint products_pkey primary key (tenant_id, id),
    constraint products_price_check check ((price is null) = (price_currency is null))
);
select core.distribute('customers.products');
select core.isolate_by_tenant('customers.products');
create unique index products_external_id_unique on customers.products (tenant_id, external_id) where external_id is not null;
create index products_created_at_idx on customers.products (tenant_id, created_at, id) where deleted_at is null;
create index products_updated_at_idx on customers.products (tenant_id, updated_at, id) where deleted_at is null;
create index products_name_idx on customers.products (tenant_id, name_key, id) where deleted_at is null;
create index products_category_idx on customers.products (tenant_id, category, id) where deleted_at is null;
create unique index products_code_unique on customers.products (tenant_id, code_key) where deleted_at is null;
