-- Plans are data: prices in minor units per seat, the modules a plan includes, its limits (no row: unlimited).
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create table core.plan (
    code text collate "C" not null,
    name_en text not null,
    name_zh text not null,
    tier text collate "C" not null,
    position integer not null,
    currency text collate "C" not null,
    month_price bigint not null,
    year_price bigint not null,
    constraint plan_pkey primary key (code),
    constraint plan_prices_check check (month_price >= 0 and year_price >= 0),
    constraint plan_tier_check check (tier in ('always', 'starter', 'growth', 'enterprise')),
    constraint plan_currency_check check (currency ~ '^[A-Z]{3}$')
);
select core.distribute_reference('core.plan');

create table core.plan_module (
    plan text collate "C" not null,
    module text collate "C" not null,
    constraint plan_module_pkey primary key (plan, module),
    constraint plan_module_plan_fkey foreign key (plan) references core.plan (code)
);
select core.distribute_reference('core.plan_module');

create table core.plan_limit (
    plan text collate "C" not null,
    name text collate "C" not null,
    amount bigint not null,
    constraint plan_limit_pkey primary key (plan, name),
    constraint plan_limit_plan_fkey foreign key (plan) references core.plan (code),
    constraint plan_limit_amount_check check (amount >= 0)
);
select core.distribute_reference('core.plan_limit');

-- The public price list: readable by the server, written by migrations and the operator.
grant select on core.plan, core.plan_module, core.plan_limit to guanxi_app;
grant select, insert, update, delete on core.plan, core.plan_module, core.plan_limit to guanxi_operator;

insert into core.plan (code, name_en, name_zh, tier, position, currency, month_price, year_price) values
    ('free', 'Free', '免费版', 'always', 1, 'CNY', 0, 0),
    ('starter', 'Starter', '入门版', 'starter', 2, 'CNY', 6900, 69000),
    ('growth', 'Growth', '成长版', 'growth', 3, 'CNY', 16900, 169000),
    ('enterprise', 'Enterprise', '企业版', 'enterprise', 4, 'CNY', 36900, 369000);

insert into core.plan_module (plan, module) values
    ('starter', 'funnel'),
    ('starter', 'tickets'),
    ('growth', 'funnel'),
    ('growth', 'tickets'),
    ('growth', 'marketing'),
    ('growth', 'analytics'),
    ('enterprise', 'funnel'),
    ('enterprise', 'tickets'),
    ('enterprise', 'marketing'),
    ('enterprise', 'analytics');

insert into core.plan_limit (plan, name, amount) values
    ('free', 'seats', 3),
    ('free', 'records', 1000),
    ('free', 'custom_fields', 10),
    ('free', 'custom_objects', 0),
    ('free', 'storage', 1073741824),
    ('free', 'emails_per_month', 0),
    ('free', 'requests_per_minute', 120),
    ('free', 'audit_days', 30),
    ('starter', 'seats', 25),
    ('starter', 'records', 100000),
    ('starter', 'custom_fields', 50),
    ('starter', 'custom_objects', 3),
    ('starter', 'storage', 10737418240),
    ('starter', 'emails_per_month', 5000),
    ('starter', 'requests_per_minute', 1200),
    ('starter', 'audit_days', 365),
    ('growth', 'seats', 250),
    ('growth', 'records', 5000000),
    ('growth', 'custom_fields', 250),
    ('growth', 'custom_objects', 25),
    ('growth', 'storage', 107374182400),
    ('growth', 'emails_per_month', 250000),
    ('growth', 'audit_days', 1095);
