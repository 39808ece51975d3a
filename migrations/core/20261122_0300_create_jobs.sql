-- The queue. A row is one job of one tenant; ids are all that its payload holds. It is enqueued in its caller's transaction, claimed
-- under a lease, and whatever it does is committed together with a check of its fencing token: at least once, effects exactly once.
--
-- The server reads its tenant's jobs under row-level security and writes them through the functions below only. These belong to the owner
-- and see every tenant's jobs, so row-level security is not forced here. What goes across tenants is done for nobody but the workers: they
-- come with the signed context of a tenant id that no workspace has, which SQL smuggled into a session of the server cannot forge.
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create table core.job (
    tenant_id uuid not null,
    id uuid not null,
    kind text collate "C" not null,
    key text collate "C",
    payload jsonb not null,
    state text collate "C" not null,
    run_at timestamptz not null,
    attempts integer not null default 0,
    maximum_attempts integer not null,
    fence bigint not null default 0,
    leased_until timestamptz,
    is_cancelling boolean not null default false,
    checkpoint jsonb,
    done bigint not null default 0,
    total bigint,
    message jsonb,
    error text,
    created_at timestamptz not null,
    started_at timestamptz,
    finished_at timestamptz,
    constraint job_pkey primary key (tenant_id, id),
    constraint job_state_check check (state in ('ready', 'running', 'done', 'dead', 'cancelled')),
    constraint job_lease_check check ((state = 'running') = (leased_until is not null))
);
select core.distribute_local('core.job');
select core.isolate_by_tenant('core.job');
alter table core.job no force row level security;
revoke insert, update, delete on core.job from guanxi_app;

create unique index job_key_unique on core.job (tenant_id, kind, key) where state in ('ready', 'running');
-- From tenant to tenant by their first job, however many jobs each of them has.
create index job_ready_idx on core.job (tenant_id, run_at, id) where state = 'ready';
create index job_lease_idx on core.job (leased_until) where state = 'running';
create index job_finished_idx on core.job (finished_at) where state in ('done', 'cancelled');

-- The last slot of each recurring job that was enqueued.
create table core.schedule (
    kind text collate "C" not null,
    slot timestamptz not null,
    constraint schedule_pkey primary key (kind)
);
select core.distribute_local('core.schedule');

create function core.require_workers() returns void
language plpgsql stable security definer set search_path = '' as $$
begin
    if core.tenant() is distinct from '00000000-0000-0000-0000-000000000001'::uuid then
        raise exception using errcode = '42501', message = 'only for workers';
    end if;
end
$$;

-- Enqueues jobs of the tenant of the context; one without a time is due at once. A job whose kind and key are those of an unfinished one is left out.
-- Returns the number of new jobs.
create function core.enqueue_jobs(
    new_ids uuid[], new_kinds text[], new_keys text[], new_payloads jsonb[], new_times timestamptz[], new_maximums bigint[]
) returns bigint
language plpgsql volatile security definer set search_path = '' as $$
declare
    moment constant timestamptz := clock_timestamp();
    owner_tenant constant uuid := core.tenant();
    enqueued bigint;
begin
    if owner_tenant is null then
        raise exception using errcode = '28000', message = 'no tenant context';
    end if;
    insert into core.job (tenant_id, id, kind, key, payload, state, run_at, maximum_attempts, created_at)
    select owner_tenant, n.id, n.kind, n.key, n.payload, 'ready', coalesce(n.run_at, moment), n.maximum, moment
    from unnest(new_ids, new_kinds, new_keys, new_payloads, new_times, new_maximums) as n (id, kind, key, payload, run_at, maximum)
    on conflict (tenant_id, kind, key) where state in ('ready', 'running') do nothing;
    get diagnostics enqueued = row_count;
    return enqueued;
end
$$;

-- Jobs whose worker fell silent go back to the queue, or are dead when they have had all their attempts.
create function core.recover_jobs() returns void
language plpgsql volatile security definer set search_path = '' set enable_seqscan = off as $$
declare
    moment constant timestamptz := clock_timestamp();
begin
    perform core.require_workers();
    update core.job j
    set state = case when j.attempts >= j.maximum_attempts then 'dead' else 'ready' end,
        leased_until = null, fence = j.fence + 1, run_at = moment, error = 'lease_expired',
        finished_at = case when j.attempts >= j.maximum_attempts then moment end
    from (
        select r.tenant_id, r.id from core.job r
        where r.state = 'running' and r.leased_until < moment
        order by r.leased_until limit 1000 for update skip locked
    ) lost
    where j.tenant_id = lost.tenant_id and j.id = lost.id;
end
$$;

-- Up to `wanted` jobs, one a tenant and round, beginning behind the tenant that was served last; `busy` tenants are passed over.
-- Why no plan with a sequential or bitmap scan: with 100,000 ready jobs of one tenant it would read them all to find the first.
create function core.claim_jobs(
    known_kinds text[], busy uuid[], last_served uuid, wanted bigint, lease_milliseconds bigint,
    out tenant_id uuid, out id uuid, out kind text, out fence bigint, out attempts bigint
) returns setof record
language plpgsql volatile security definer set search_path = ''
    set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off as $$
#variable_conflict use_column
declare
    moment constant timestamptz := clock_timestamp();
    place uuid := last_served;
    first_due timestamptz;
    claimed bigint := 0;
    claimed_in_pass bigint := 0;
    passes bigint := 0;
begin
    perform core.require_workers();
    while claimed < wanted loop
        select j.tenant_id, j.run_at into place, first_due from core.job j
        where j.state = 'ready' and j.tenant_id > place order by j.tenant_id, j.run_at, j.id limit 1;
        if not found then
            exit when passes > 0 and claimed_in_pass = 0;
            passes := passes + 1;
            claimed_in_pass := 0;
            place := '00000000-0000-0000-0000-000000000000';
            continue;
        end if;
        continue when first_due > moment or place = any (busy);
        -- Materialized: a sub-select that locks and limits gives another row each time that a join comes back to it.
        with head as materialized (
            select r.id from core.job r
            where r.tenant_id = place and r.state = 'ready' and r.run_at <= moment and r.kind = any (known_kinds)
            order by r.run_at, r.id limit 1 for update skip locked
        )
        update core.job j
        set state = 'running', fence = j.fence + 1, attempts = j.attempts + 1, leased_until = moment + lease_milliseconds * interval '1 millisecond',
            started_at = coalesce(j.started_at, moment), error = null
        from head
        where j.tenant_id = place and j.id = head.id
        returning j.tenant_id, j.id, j.kind, j.fence, j.attempts into tenant_id, id, kind, fence, attempts;
        if found then
            claimed := claimed + 1;
            claimed_in_pass := claimed_in_pass + 1;
            return next;
        end if;
    end loop;
end
$$;

-- Heartbeat: the leases that are still held, and whether somebody wants the job to stop.
create function core.renew_jobs(
    tenants uuid[], ids uuid[], fences bigint[], lease_milliseconds bigint, out id uuid, out is_cancelling boolean
) returns setof record
language plpgsql volatile security definer set search_path = '' as $$
#variable_conflict use_column
begin
    perform core.require_workers();
    return query
        update core.job j set leased_until = clock_timestamp() + lease_milliseconds * interval '1 millisecond'
        from unnest(tenants, ids, fences) as held (tenant_id, id, fence)
        where j.tenant_id = held.tenant_id and j.id = held.id and j.fence = held.fence and j.state = 'running'
        returning j.id, j.is_cancelling;
end
$$;

-- The last statement of a transaction of a job's: fails the transaction when the lease is somebody else's by now.
create function core.save_job(
    job uuid, held_fence bigint, new_checkpoint jsonb, new_done bigint, new_total bigint, new_message jsonb, lease_milliseconds bigint
) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
    update core.job j
    set checkpoint = coalesce(new_checkpoint, j.checkpoint), done = coalesce(new_done, j.done), total = coalesce(new_total, j.total),
        message = coalesce(new_message, j.message), leased_until = clock_timestamp() + lease_milliseconds * interval '1 millisecond'
    where j.tenant_id = core.tenant() and j.id = job and j.fence = held_fence and j.state = 'running';
    if not found then
        raise exception using errcode = 'GX001', message = 'the lease is lost';
    end if;
end
$$;

-- The end of an attempt: 'done', 'cancelled', 'dead', or 'ready' for another one after a delay.
-- `is_counted` is false for an attempt that was given back and is not the job's fault.
create function core.settle_job(
    job uuid, held_fence bigint, new_state text, delay_milliseconds bigint, new_error text, is_counted boolean
) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
    update core.job j
    set state = new_state, leased_until = null, fence = j.fence + 1, run_at = clock_timestamp() + delay_milliseconds * interval '1 millisecond', error = new_error,
        attempts = case when is_counted then j.attempts else greatest(j.attempts - 1, 0) end,
        finished_at = case when new_state <> 'ready' then clock_timestamp() end
    where j.tenant_id = core.tenant() and j.id = job and j.fence = held_fence and j.state = 'running';
    if not found then
        raise exception using errcode = 'GX001', message = 'the lease is lost';
    end if;
end
$$;

-- A waiting job is cancelled at once; a running one is told at its next heartbeat. Null: there is no such unfinished job.
create function core.cancel_job(job uuid) returns text
language plpgsql volatile security definer set search_path = '' as $$
declare
    result text;
begin
    update core.job j
    set is_cancelling = true, state = case when j.state = 'ready' then 'cancelled' else j.state end,
        finished_at = case when j.state = 'ready' then clock_timestamp() end
    where j.tenant_id = core.tenant() and j.id = job and j.state in ('ready', 'running')
    returning j.state into result;
    return result;
end
$$;

-- A dead or cancelled job starts again from its last checkpoint with all its attempts. Null: there is no such job.
create function core.replay_job(job uuid) returns text
language plpgsql volatile security definer set search_path = '' as $$
declare
    result text;
begin
    update core.job j
    set state = 'ready', attempts = 0, run_at = clock_timestamp(), error = null, is_cancelling = false, finished_at = null
    where j.tenant_id = core.tenant() and j.id = job and j.state in ('dead', 'cancelled')
    returning j.state into result;
    return result;
end
$$;

-- Enqueues one job for every kind whose slot is newer than the last one, however many servers ask. Slots that were missed are not made up for.
create function core.enqueue_scheduled_jobs(kinds text[], slots timestamptz[], maximums bigint[], ids uuid[]) returns bigint
language plpgsql volatile security definer set search_path = '' as $$
declare
    enqueued bigint;
begin
    perform core.require_workers();
    with due as (
        insert into core.schedule (kind, slot)
        select s.kind, s.slot from unnest(kinds, slots) as s (kind, slot) order by s.kind
        on conflict (kind) do update set slot = excluded.slot where schedule.slot < excluded.slot
        returning kind
    )
    insert into core.job (tenant_id, id, kind, key, payload, state, run_at, maximum_attempts, created_at)
    select core.tenant(), s.id, s.kind, 'schedule', '{}', 'ready', clock_timestamp(), s.maximum, clock_timestamp()
    from unnest(kinds, maximums, ids) as s (kind, maximum, id)
    where s.kind in (select d.kind from due d)
    on conflict (tenant_id, kind, key) where state in ('ready', 'running') do nothing;
    get diagnostics enqueued = row_count;
    return enqueued;
end
$$;

-- Finished jobs are kept for a while to be looked at; dead ones stay until somebody has.
create function core.purge_jobs(older_than timestamptz) returns bigint
language plpgsql volatile security definer set search_path = '' as $$
declare
    purged bigint;
begin
    perform core.require_workers();
    delete from core.job j
    where (j.tenant_id, j.id) in (
        select r.tenant_id, r.id from core.job r
        where r.state in ('done', 'cancelled') and r.finished_at < older_than limit 10000
    );
    get diagnostics purged = row_count;
    return purged;
end
$$;

revoke all on function
    core.require_workers(), core.recover_jobs(), core.purge_jobs(timestamptz), core.cancel_job(uuid), core.replay_job(uuid),
    core.save_job(uuid, bigint, jsonb, bigint, bigint, jsonb, bigint), core.settle_job(uuid, bigint, text, bigint, text, boolean),
    core.enqueue_jobs(uuid[], text[], text[], jsonb[], timestamptz[], bigint[]), core.claim_jobs(text[], uuid[], uuid, bigint, bigint),
    core.renew_jobs(uuid[], uuid[], bigint[], bigint), core.enqueue_scheduled_jobs(text[], timestamptz[], bigint[], uuid[])
from public;
grant execute on function
    core.recover_jobs(), core.purge_jobs(timestamptz), core.cancel_job(uuid), core.replay_job(uuid),
    core.save_job(uuid, bigint, jsonb, bigint, bigint, jsonb, bigint), core.settle_job(uuid, bigint, text, bigint, text, boolean),
    core.enqueue_jobs(uuid[], text[], text[], jsonb[], timestamptz[], bigint[]), core.claim_jobs(text[], uuid[], uuid, bigint, bigint),
    core.renew_jobs(uuid[], uuid[], bigint[], bigint), core.enqueue_scheduled_jobs(text[], timestamptz[], bigint[], uuid[])
to guanxi_app;
