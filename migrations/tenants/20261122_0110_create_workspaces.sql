-- A workspace is a tenant: one row, isolated like every other. Its public address (slug) lives apart, because it is unique
-- among all tenants and is asked for before a tenant is known.
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create table core.workspace (
    tenant_id uuid not null,
    slug text collate "C" not null,
    name text not null,
    language text collate "C" not null,
    time_zone text collate "C" not null default 'Asia/Shanghai',
    currency text collate "C" not null default 'CNY',
    status text collate "C" not null,
    plan text collate "C" not null,
    trial_ends_at timestamptz,
    suspended_at timestamptz,
    version bigint not null default 1,
    metadata_version bigint not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint workspace_pkey primary key (tenant_id),
    constraint workspace_status_check check (status in ('active', 'past_due', 'suspended', 'cancelled')),
    constraint workspace_language_check check (language in ('en', 'zh')),
    constraint workspace_name_check check (char_length(name) between 1 and 200)
);
select core.distribute('core.workspace');
select core.isolate_by_tenant('core.workspace');

create table core.workspace_module (
    tenant_id uuid not null,
    module text collate "C" not null,
    enabled boolean not null,
    provisioned_at timestamptz,
    switched_at timestamptz not null,
    switched_by uuid,
    constraint workspace_module_pkey primary key (tenant_id, module),
    constraint workspace_module_workspace_fkey foreign key (tenant_id) references core.workspace (tenant_id)
);
select core.distribute('core.workspace_module');
select core.isolate_by_tenant('core.workspace_module');

create table core.workspace_address (
    slug text collate "C" not null,
    tenant_id uuid not null,
    constraint workspace_address_pkey primary key (slug),
    constraint workspace_address_tenant_key unique (tenant_id),
    constraint workspace_address_slug_check check (slug ~ '^[a-z0-9][a-z0-9-]{1,48}[a-z0-9]$')
);
select core.distribute_local('core.workspace_address');
grant select on core.workspace_address to guanxi_operator;

-- Exact match only: the directory can be asked, never read.
create function core.find_workspace(wanted text) returns uuid
language sql stable security definer set search_path = '' as $$
    select a.tenant_id from core.workspace_address a where a.slug = wanted
$$;

-- Takes an address for the tenant of the context. False: somebody else has it.
create function core.claim_address(wanted text) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
declare
    claimant uuid := core.tenant();
begin
    if claimant is null then
        raise exception using errcode = '28000', message = 'no tenant context';
    end if;
    insert into core.workspace_address (slug, tenant_id) values (wanted, claimant) on conflict do nothing;
    return found;
end
$$;

revoke all on function core.find_workspace(text), core.claim_address(text) from public;
grant execute on function core.find_workspace(text), core.claim_address(text) to guanxi_app, guanxi_operator;
