-- The tenants, page by page, for the recurring jobs of the house. It names them and no more: what a job does for a tenant it does in that
-- tenant's name, under its policies. Only for workers, as the queue.
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

create function core.list_tenants(place uuid, wanted bigint) returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
    perform core.require_workers();
    return query select a.tenant_id from core.workspace_address a where a.tenant_id > place order by a.tenant_id limit wanted;
end
$$;
revoke all on function core.list_tenants(uuid, bigint) from public;
grant execute on function core.list_tenants(uuid, bigint) to guanxi_app;
