-- What belongs to nobody is granted to nobody. Tables are granted one by one; the operator, who goes around row-level security
-- and is never used by the server, gets what is made later as well.
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

grant usage on schema core to guanxi_app, guanxi_operator;
alter default privileges revoke execute on functions from public;
alter default privileges grant select, insert, update, delete on tables to guanxi_operator;
alter default privileges grant usage, select on sequences to guanxi_operator;
alter default privileges grant usage on schemas to guanxi_operator;
