-- Which requests with an Idempotency-Key have had their effect, and what was answered. A row is written in the effect's own transaction.
-- Neither the key nor the reply rests in clear: the key as a keyed digest, the reply sealed with a secret that takes the key to derive.
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create table core.idempotency (
    tenant_id uuid not null,
    user_id uuid not null,
    key_digest bytea not null,
    request_digest bytea not null,
    status integer not null,
    reply bytea not null,
    created_at timestamptz not null,
    constraint idempotency_pkey primary key (tenant_id, user_id, key_digest),
    constraint idempotency_key_digest_check check (octet_length(key_digest) = 32),
    constraint idempotency_request_digest_check check (octet_length(request_digest) = 32)
);
select core.distribute('core.idempotency');
select core.isolate_by_tenant('core.idempotency');
create index idempotency_created_at_idx on core.idempotency (tenant_id, created_at);
