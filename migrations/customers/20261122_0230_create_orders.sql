-- Orders are a customer's purchase history. Lines are optional: an order from a shop or an old system may come with a total only.
-- Quantities are thousandths.
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create table customers.orders (
    tenant_id uuid not null,
    id uuid not null,
    version bigint not null,
    external_id text collate "C",
    created_at timestamptz not null,
    created_by uuid,
    updated_at timestamptz not null,
    updated_by uuid,
    deleted_at timestamptz,
    number text not null,
    number_key text collate "C" not null generated always as (lower(number)) stored,
    customer uuid not null,
    contact uuid,
    status text collate "C" not null,
    ordered_on date not null,
    total bigint,
    total_currency text collate "C",
    item_count bigint,
    channel text collate "C",
    payment_status text collate "C" not null,
    delivered_on date,
    delivery_address text,
    owner uuid,
    description text,
    constraint orders_pkey primary key (tenant_id, id),
    constraint orders_total_check check ((total is null) = (total_currency is null)),
    constraint orders_customer_fkey foreign key (tenant_id, customer) references customers.customers (tenant_id, id),
    constraint orders_contact_fkey foreign key (tenant_id, contact) references customers.contacts (tenant_id, id),
    constraint orders_owner_fkey foreign key (tenant_id, owner) references core.user (tenant_id, id)
);
select core.distribute('customers.orders');
select core.isolate_by_tenant('customers.orders');
create unique index orders_external_id_unique on customers.orders (tenant_id, external_id) where external_id is not null;
create index orders_created_at_idx on customers.orders (tenant_id, created_at, id) where deleted_at is null;
create index orders_updated_at_idx on customers.orders (tenant_id, updated_at, id) where deleted_at is null;
create index orders_status_idx on customers.orders (tenant_id, status, id) where deleted_at is null;
create index orders_ordered_on_idx on customers.orders (tenant_id, ordered_on, id) where deleted_at is null;
create index orders_total_idx on customers.orders (tenant_id, total, id) where deleted_at is null;
create index orders_contact_idx on customers.orders (tenant_id, contact, id) where deleted_at is null;
create index orders_owner_idx on customers.orders (tenant_id, owner, id) where deleted_at is null;
create unique index orders_number_unique on customers.orders (tenant_id, number_key) where deleted_at is null;
-- A customer's purchases, the latest first: the question that is asked most.
create index orders_customer_ordered_on_idx on customers.orders (tenant_id, customer, ordered_on, id) where deleted_at is null;
create index orders_customer_idx on customers.orders (tenant_id, customer, id) where deleted_at is null;

create table customers.order_lines (
    tenant_id uuid not null,
    id uuid not null,
    version bigint not null,
    external_id text collate "C",
    created_at timestamptz not null,
    created_by uuid,
    updated_at timestamptz not null,
    updated_by uuid,
    deleted_at timestamptz,
    "order" uuid not null,
    position bigint not null,
    product uuid,
    name text not null,
    quantity bigint not null,
    unit_price bigint not null,
    unit_price_currency text collate "C" not null,
    amount bigint not null,
    amount_currency text collate "C" not null,
    description text,
    constraint order_lines_pkey primary key (tenant_id, id),
    constraint order_lines_order_fkey foreign key (tenant_id, "order") references customers.orders (tenant_id, id),
    constraint order_lines_product_fkey foreign key (tenant_id, product) references customers.products (tenant_id, id)
);
select core.distribute('customers.order_lines');
select core.isolate_by_tenant('customers.order_lines');
create unique index order_lines_external_id_unique on customers.order_lines (tenant_id, external_id) where external_id is not null;
create index order_lines_created_at_idx on customers.order_lines (tenant_id, created_at, id) where deleted_at is null;
create index order_lines_updated_at_idx on customers.order_lines (tenant_id, updated_at, id) where deleted_at is null;
create index order_lines_order_idx on customers.order_lines (tenant_id, "order", id) where deleted_at is null;
create index order_lines_product_idx on customers.order_lines (tenant_id, product, id) where deleted_at is null;
