-- Asked with every pull of every device: in this language the session keeps the plan, where the other one made it anew each time, which took
-- longer than the answer. It hops over the primary key whatever the tables' size, so a plan from when they were young serves as well.
create or replace function private.scope_has_other_kinds(p_tenant_id uuid, p_scope text, p_kinds text[]) returns boolean
language plpgsql stable set search_path = '' as $$
begin
  return exists (
    with recursive held as (
      (select min(c.kind) as kind from public.changes c where c.tenant_id = p_tenant_id and c.scope = p_scope)
      union all
      select (
        select min(c.kind) from public.changes c
        where c.tenant_id = p_tenant_id and c.scope = p_scope and c.kind > h.kind
      )
      from held h where h.kind is not null
    )
    select from held h where h.kind is not null and h.kind <> all(p_kinds)
  );
end
$$;
