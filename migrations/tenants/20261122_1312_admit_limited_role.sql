-- A fifth base role, limited: it has only what assigned roles give. Each check gives way to one that admits more, which is all that clients
-- rely on. The rows that are there are looked at by the next migration.
set local lock_timeout = '5s';
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_local_reference_table_foreign_keys = off;

-- squawk-ignore ban-drop-constraint
alter table core.user drop constraint user_role_check;
alter table core.user add constraint user_role_check check (role in ('owner', 'admin', 'member', 'read_only', 'limited')) not valid;
-- squawk-ignore ban-drop-constraint
alter table core.api_key drop constraint api_key_role_check;
alter table core.api_key add constraint api_key_role_check check (role in ('owner', 'admin', 'member', 'read_only', 'limited')) not valid;
-- squawk-ignore ban-drop-constraint
alter table core.invitation drop constraint invitation_role_check;
alter table core.invitation add constraint invitation_role_check check (role in ('owner', 'admin', 'member', 'read_only', 'limited')) not valid;
