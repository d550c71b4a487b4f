-- Whoever becomes an auditor sets no ways any more and takes no alert on, so nobody could switch off what they had set as something else:
-- their ways and their number go, as when they leave. Where a policy names them they are mailed at the address they sign in with.
drop trigger memberships_forget_ways on public.memberships;
create trigger memberships_forget_ways after update of state, role on public.memberships
  for each row when (new.state = 'removed' and old.state <> 'removed' or new.role = 'auditor' and old.role <> 'auditor')
  execute function private.memberships_forget_ways();

delete from public.contact_ways w using public.memberships m
where m.tenant_id = w.tenant_id and m.id = w.member_id and m.role = 'auditor';
