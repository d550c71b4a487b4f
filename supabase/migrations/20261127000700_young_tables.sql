-- What is asked for every command must not get slower while a laboratory fills its first shelves. A plan that was kept from when a table was
-- empty takes any index that begins with the tenant for as good as the key, and then reads all samples of the tenant for each tube: these two
-- are planned each time, for the tables as they are. (Whoever replaces one of them says it again: replacing forgets it.)
alter function private.plain_puts(private.command_context, private.said_command[], int[]) set plan_cache_mode = force_custom_plan;
alter function private.flush_changes(uuid, bigint, text[], uuid[]) set plan_cache_mode = force_custom_plan;
