-- Free attempts leave no waiting time behind. Before, each set it to its own moment, and one made at the same time but a little earlier by
-- its server's clock was told to wait a second.
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create or replace function core.reserve_attempt(wanted bytea, at timestamptz, free integer, most integer, longest integer) returns integer
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
    end if;
    if seen.attempts >= most then
        return greatest(1, ceil(extract(epoch from seen.began_at + interval '1 day' - at)))::integer;
    end if;
    if seen.attempts >= free and seen.next_at > at then
        return greatest(1, ceil(extract(epoch from seen.next_at - at)))::integer;
    end if;
    seen.attempts := seen.attempts + 1;
    delay := case when seen.attempts < free then 0 else least(longest, (2 ^ least(20, seen.attempts - free))::integer) end;
    update core.attempt a set began_at = seen.began_at, attempts = seen.attempts, next_at = at + make_interval(secs => delay)
    where a.bucket = wanted;
    return 0;
end
$$;
