-- How often a code or a trial may go to an address. Text messages cost money, a stranger's number may stand there, and every code is five
-- guesses at it: who could ask for codes for ever would bomb a stranger today and have guessed one some day.
alter table public.contact_ways
  -- When an address was last proved. It stays when that is forgotten: codes asked for since are those that nobody confirmed.
  add column proved_at timestamptz;
update public.contact_ways w set proved_at = w.confirmed_at where w.confirmed_at is not null;
create index deliveries_code_idx on public.deliveries (tenant_id, created_at) where event = 'code';

insert into private.error_codes (code, kind) values ('contact_code_unsent', 'validation');

-- How long the next code waits after the last one, when so many were not confirmed in thirty days: as many as a mistyped number or a slow
-- network may take at once, then a quarter of an hour, and twice as long with every further one, up to a day.
create function private.code_pause(p_unconfirmed bigint) returns interval
language plpgsql immutable set search_path = '' as $$
begin
  return case when p_unconfirmed < 5 then interval '0'
    else least(interval '15 minutes' * power(2, least(p_unconfirmed - 5, 10)), interval '1 day') end;
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function private.code_pause(bigint) to tracseq_command;
