-- What proves who is calling. Only SHA-256 digests of secrets are stored. The details are tenant rows; the way from a digest to its
-- tenant is one global table without grants that answers exact matches only.
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create table core.credential (
    digest bytea not null,
    kind text collate "C" not null,
    tenant_id uuid not null,
    id uuid not null,
    expires_at timestamptz,
    constraint credential_pkey primary key (digest),
    constraint credential_digest_check check (octet_length(digest) = 32),
    constraint credential_kind_check check (kind in ('session', 'api_key', 'invitation', 'password_reset'))
);
select core.distribute_local('core.credential');
create index credential_expires_at_idx on core.credential (expires_at);

create function core.find_credential(wanted bytea, out kind text, out tenant_id uuid, out id uuid, out expires_at timestamptz) returns setof record
language sql stable security definer set search_path = '' as $$
    select c.kind, c.tenant_id, c.id, c.expires_at from core.credential c where c.digest = wanted
$$;

create function core.register_credential(new_digest bytea, new_kind text, new_id uuid, new_expiry timestamptz) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
    registrant uuid := core.tenant();
begin
    if registrant is null then
        raise exception using errcode = '28000', message = 'no tenant context';
    end if;
    insert into core.credential (digest, kind, tenant_id, id, expires_at) values (new_digest, new_kind, registrant, new_id, new_expiry);
end
$$;

-- Forgets a credential of the tenant of the context; those of others stay, whatever is asked.
create function core.forget_credential(old_digest bytea) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
    delete from core.credential c where c.digest = old_digest and c.tenant_id = core.tenant();
    return found;
end
$$;

-- Credentials that expired before a given time are of no use to anybody.
create function core.purge_credentials(before timestamptz) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
    purged integer;
begin
    delete from core.credential c where c.expires_at < before and c.expires_at < clock_timestamp();
    get diagnostics purged = row_count;
    return purged;
end
$$;

create table core.session (
    tenant_id uuid not null,
    id uuid not null,
    user_id uuid not null,
    digest bytea not null,
    network text not null,
    agent text not null,
    created_at timestamptz not null,
    last_used_at timestamptz not null,
    expires_at timestamptz not null,
    constraint session_pkey primary key (tenant_id, id),
    constraint session_user_fkey foreign key (tenant_id, user_id) references core.user (tenant_id, id)
);
select core.distribute('core.session');
select core.isolate_by_tenant('core.session');
create index session_user_idx on core.session (tenant_id, user_id, id);

create table core.api_key (
    tenant_id uuid not null,
    id uuid not null,
    user_id uuid not null,
    name text not null,
    role text collate "C" not null,
    hint text collate "C" not null,
    digest bytea not null,
    created_at timestamptz not null,
    last_used_at timestamptz,
    expires_at timestamptz,
    revoked_at timestamptz,
    constraint api_key_pkey primary key (tenant_id, id),
    constraint api_key_user_fkey foreign key (tenant_id, user_id) references core.user (tenant_id, id),
    constraint api_key_role_check check (role in ('owner', 'admin', 'member', 'read_only')),
    constraint api_key_name_check check (char_length(name) between 1 and 200)
);
select core.distribute('core.api_key');
select core.isolate_by_tenant('core.api_key');
create index api_key_user_idx on core.api_key (tenant_id, user_id);

create table core.invitation (
    tenant_id uuid not null,
    id uuid not null,
    email text collate "C" not null,
    email_key text collate "C" not null generated always as (lower(email)) stored,
    name text,
    role text collate "C" not null,
    team uuid,
    language text collate "C" not null,
    digest bytea not null,
    invited_by uuid,
    created_at timestamptz not null,
    sent_at timestamptz not null,
    expires_at timestamptz not null,
    accepted_at timestamptz,
    revoked_at timestamptz,
    constraint invitation_pkey primary key (tenant_id, id),
    constraint invitation_team_fkey foreign key (tenant_id, team) references core.team (tenant_id, id),
    constraint invitation_role_check check (role in ('owner', 'admin', 'member', 'read_only'))
);
select core.distribute('core.invitation');
select core.isolate_by_tenant('core.invitation');
create unique index invitation_open_key on core.invitation (tenant_id, email_key) where accepted_at is null and revoked_at is null;

create table core.password_reset (
    tenant_id uuid not null,
    id uuid not null,
    user_id uuid not null,
    digest bytea not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    constraint password_reset_pkey primary key (tenant_id, id),
    constraint password_reset_user_fkey foreign key (tenant_id, user_id) references core.user (tenant_id, id)
);
select core.distribute('core.password_reset');
select core.isolate_by_tenant('core.password_reset');
create index password_reset_user_idx on core.password_reset (tenant_id, user_id);

revoke all on function core.find_credential(bytea), core.register_credential(bytea, text, uuid, timestamptz), core.forget_credential(bytea),
    core.purge_credentials(timestamptz) from public;
grant execute on function core.find_credential(bytea), core.register_credential(bytea, text, uuid, timestamptz), core.forget_credential(bytea),
    core.purge_credentials(timestamptz) to guanxi_app, guanxi_operator;
