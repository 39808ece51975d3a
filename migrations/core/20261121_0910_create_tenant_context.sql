-- The tenant of a statement. The server sets `guanxi.context` for each transaction to
--     tenant:expiry:hex(HMAC-SHA-256(key, 'tenant:expiry:' || backend pid))
-- with the expiry in seconds since 1970, ten digits. The key is in a table that only the owner reads, as the two padded blocks of
-- HMAC (RFC 2104), so that SQL smuggled into a session of the server cannot make itself another tenant.
--
-- Why an expiry and not the start of the backend: pg_stat_get_activity() costs 10 to 19 µs a call here, twice all the rest, because
-- it looks at every backend. The pid costs nothing, and a context that leaks is worthless after five minutes even to its own session,
-- where one bound to the backend's start would be good for as long as the connection lives. Before a pid comes round again it has expired.
-- Why plpgsql: its plans are kept for the session; a function in SQL would be planned again for every statement.
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create table core.context_key (
    id smallint not null default 1,
    inner_pad bytea not null,
    outer_pad bytea not null,
    constraint context_key_pkey primary key (id),
    constraint context_key_id_check check (id = 1),
    constraint context_key_pads_check check (octet_length(inner_pad) = 64 and octet_length(outer_pad) = 64)
);
revoke all on core.context_key from guanxi_operator;

-- No context: null, and no row matches null. Forged or expired: an error.
create function core.tenant() returns uuid
language plpgsql stable parallel restricted security definer set search_path = '' as $$
declare
    context constant text := current_setting('guanxi.context', true);
    key core.context_key;
begin
    if context is null or context = '' then
        return null;
    end if;
    select k.* into key from core.context_key k;
    if encode(sha256(key.outer_pad || sha256(key.inner_pad || convert_to(left(context, 48) || pg_backend_pid(), 'UTF8'))), 'hex')
        = right(context, 64)
    then
        if substr(context, 38, 10)::bigint > extract(epoch from transaction_timestamp()) then
            return left(context, 36)::uuid;
        end if;
    end if;
    raise exception using errcode = '28000', message = 'invalid tenant context';
end
$$;
revoke all on function core.tenant() from public;
grant execute on function core.tenant() to guanxi_app, guanxi_operator;
