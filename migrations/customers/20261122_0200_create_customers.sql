-- Customers: companies and people in one table, because both buy, are called and are segmented alike. What only one of them has is
-- empty for the other.
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create schema customers;
grant usage on schema customers to guanxi_app, guanxi_operator;

create table customers.customers (
    tenant_id uuid not null,
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
    kind text collate "C" not null,
    lifecycle text collate "C" not null,
    level text collate "C",
    owner uuid,
    team uuid,
    source text collate "C",
    email text collate "C",
    phone text collate "C",
    mobile text collate "C",
    wechat text collate "C",
    website text,
    language text collate "C",
    currency text collate "C",
    country text,
    province text,
    city text,
    district text,
    street text,
    postal_code text,
    industry text collate "C",
    size text collate "C",
    employees bigint,
    annual_revenue bigint,
    annual_revenue_currency text collate "C",
    parent uuid,
    tax_number text,
    gender text collate "C",
    birth_date date,
    occupation text,
    needs text,
    preferences text[] not null default '{}',
    tags text[] not null default '{}',
    credit_level text collate "C",
    credit_limit bigint,
    credit_limit_currency text collate "C",
    payment_terms text collate "C",
    satisfaction bigint,
    last_contacted_at timestamptz,
    next_follow_up_on date,
    do_not_contact boolean not null,
    description text,
    constraint customers_pkey primary key (tenant_id, id),
    constraint customers_annual_revenue_check check ((annual_revenue is null) = (annual_revenue_currency is null)),
    constraint customers_credit_limit_check check ((credit_limit is null) = (credit_limit_currency is null)),
    constraint customers_owner_fkey foreign key (tenant_id, owner) references core.user (tenant_id, id),
    constraint customers_team_fkey foreign key (tenant_id, team) references core.team (tenant_id, id),
    constraint customers_parent_fkey foreign key (tenant_id, parent) references customers.customers (tenant_id, id),
    constraint customers_kind_check check (kind in ('company', 'person')),
    constraint customers_satisfaction_check check (satisfaction between 1 and 5),
    constraint customers_parent_check check (parent is distinct from id)
);
select core.distribute('customers.customers');
select core.isolate_by_tenant('customers.customers');
create unique index customers_external_id_unique on customers.customers (tenant_id, external_id) where external_id is not null;
create index customers_created_at_idx on customers.customers (tenant_id, created_at, id) where deleted_at is null;
create index customers_updated_at_idx on customers.customers (tenant_id, updated_at, id) where deleted_at is null;
create index customers_name_idx on customers.customers (tenant_id, name_key, id) where deleted_at is null;
create index customers_lifecycle_idx on customers.customers (tenant_id, lifecycle, id) where deleted_at is null;
create index customers_level_idx on customers.customers (tenant_id, level, id) where deleted_at is null;
create index customers_owner_idx on customers.customers (tenant_id, owner, id) where deleted_at is null;
create index customers_team_idx on customers.customers (tenant_id, team, id) where deleted_at is null;
create index customers_source_idx on customers.customers (tenant_id, source, id) where deleted_at is null;
create index customers_email_idx on customers.customers (tenant_id, email, id) where deleted_at is null;
create index customers_phone_idx on customers.customers (tenant_id, phone, id) where deleted_at is null;
create index customers_mobile_idx on customers.customers (tenant_id, mobile, id) where deleted_at is null;
create index customers_province_idx on customers.customers (tenant_id, province, id) where deleted_at is null;
create index customers_city_idx on customers.customers (tenant_id, city, id) where deleted_at is null;
create index customers_industry_idx on customers.customers (tenant_id, industry, id) where deleted_at is null;
create index customers_annual_revenue_idx on customers.customers (tenant_id, annual_revenue, id) where deleted_at is null;
create index customers_parent_idx on customers.customers (tenant_id, parent, id) where deleted_at is null;
create index customers_last_contacted_at_idx on customers.customers (tenant_id, last_contacted_at, id) where deleted_at is null;
create index customers_next_follow_up_on_idx on customers.customers (tenant_id, next_follow_up_on, id) where deleted_at is null;
