-- Throttle counters. A key is a keyed hash of an account, a device or a network: the table names nobody. A bucket allows `free` attempts,
-- then makes the caller wait twice as long after each further one, up to `longest` seconds, and never more than `most` a day.
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create table core.attempt (
    bucket bytea not null,
    began_at timestamptz not null,
    attempts integer not null,
    next_at timestamptz not null,
    constraint attempt_pkey primary key (bucket)
);
select core.distribute_local('core.attempt');
create index attempt_began_at_idx on core.attempt (began_at);

-- Counts one attempt before it is made, so that parallel guesses cannot pass together. Answers 0 when it may be made, else the seconds to wait.
create function core.reserve_attempt(wanted bytea, at timestamptz, free integer, most integer, longest integer) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
    seen core.attempt;
    delay integer;
begin
    insert into core.attempt (bucket, began_at, attempts, next_at) values (wanted, at, 0, at)
    on conflict (bucket) do update set bucket = excluded.bucket
    returning * into seen;
    if at >= seen.began_at + interval '1 day' then
        seen.began_at := at;
        seen.attempts := 0;
        seen.next_at := at;
    end if;
    if seen.attempts >= most then
        return greatest(1, ceil(extract(epoch from seen.began_at + interval '1 day' - at)))::integer;
    end if;
    if seen.next_at > at then
        return greatest(1, ceil(extract(epoch from seen.next_at - at)))::integer;
    end if;
    seen.attempts := seen.attempts + 1;
    delay := case when seen.attempts < free then 0 else least(longest, (2 ^ least(20, seen.attempts - free))::integer) end;
    update core.attempt a set began_at = seen.began_at, attempts = seen.attempts, next_at = at + make_interval(secs => delay)
    where a.bucket = wanted;
    return 0;
end
$$;

-- After a success the bucket is empty again.
create function core.forgive_attempts(wanted bytea) returns void
language sql volatile security definer set search_path = '' as $$
    delete from core.attempt a where a.bucket = wanted
$$;

-- Gives one attempt back, for the bucket of a network that many people share.
create function core.return_attempt(wanted bytea) returns void
language sql volatile security definer set search_path = '' as $$
    update core.attempt a set attempts = greatest(0, a.attempts - 1), next_at = a.began_at where a.bucket = wanted
$$;

-- What was counted two days ago counts no more.
create function core.purge_attempts() returns void
language sql volatile security definer set search_path = '' as $$
    delete from core.attempt a where a.began_at < clock_timestamp() - interval '2 days'
$$;

revoke all on function core.reserve_attempt(bytea, timestamptz, integer, integer, integer), core.forgive_attempts(bytea), core.return_attempt(bytea),
    core.purge_attempts() from public;
grant execute on function core.reserve_attempt(bytea, timestamptz, integer, integer, integer), core.forgive_attempts(bytea), core.return_attempt(bytea),
    core.purge_attempts() to guanxi_app;
