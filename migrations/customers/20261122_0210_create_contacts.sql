-- The people whom one talks to at a customer.
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create table customers.contacts (
    tenant_id uuid not null,
    id uuid not null,
    version bigint not null,
    external_id text collate "C",
    created_at timestamptz not null,
    created_by uuid,
    updated_at timestamptz not null,
    updated_by uuid,
    deleted_at timestamptz,
    customer uuid not null,
    name text not null,
    name_key text collate "C" not null generated always as (lower(name)) stored,
    job_title text,
    department text,
    decision_role text collate "C",
    is_primary boolean not null,
    email text collate "C",
    phone text collate "C",
    mobile text collate "C",
    wechat text collate "C",
    preferred_channel text collate "C",
    language text collate "C",
    gender text collate "C",
    birth_date date,
    owner uuid,
    last_contacted_at timestamptz,
    do_not_contact boolean not null,
    tags text[] not null default '{}',
    description text,
    constraint contacts_pkey primary key (tenant_id, id),
    constraint contacts_customer_fkey foreign key (tenant_id, customer) references customers.customers (tenant_id, id),
    constraint contacts_owner_fkey foreign key (tenant_id, owner) references core.user (tenant_id, id)
);
select core.distribute('customers.contacts');
select core.isolate_by_tenant('customers.contacts');
create unique index contacts_external_id_unique on customers.contacts (tenant_id, external_id) where external_id is not null;
create index contacts_created_at_idx on customers.contacts (tenant_id, created_at, id) where deleted_at is null;
create index contacts_updated_at_idx on customers.contacts (tenant_id, updated_at, id) where deleted_at is null;
create index contacts_customer_idx on customers.contacts (tenant_id, customer, id) where deleted_at is null;
create index contacts_name_idx on customers.contacts (tenant_id, name_key, id) where deleted_at is null;
create index contacts_email_idx on customers.contacts (tenant_id, email, id) where deleted_at is null;
create index contacts_phone_idx on customers.contacts (tenant_id, phone, id) where deleted_at is null;
create index contacts_mobile_idx on customers.contacts (tenant_id, mobile, id) where deleted_at is null;
create index contacts_owner_idx on customers.contacts (tenant_id, owner, id) where deleted_at is null;
