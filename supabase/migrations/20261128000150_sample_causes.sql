-- Samples that expire: one alert a site, however many they are. It goes on until none is left; when somebody has taken it on and the next
-- day brings more, it is told anew, once a day and in the morning. What lies nowhere, was discarded or deleted does not count.
create index samples_expiring_idx on public.samples (tenant_id, expires_at)
  where expires_at is not null and state in ('available', 'checked_out');

-- The end of the days that a site is told of: a day begins at seven, when somebody is there to read of it.
create function private.expiry_horizon(p_time_zone text, p_days int, p_now timestamptz) returns timestamptz
language plpgsql stable set search_path = '' as $$
begin
  return ((p_now at time zone p_time_zone - interval '7 hours')::date + p_days + 1) at time zone p_time_zone;
end
$$;

-- The samples of a laboratory, or (null) of all, that expire within so many days or have expired, with the site in which they lie.
create function private.expiring_samples(p_tenant_id uuid, p_now timestamptz)
returns table (tenant_id uuid, site_id uuid, container_id uuid, sample_id uuid, expires_at timestamptz, until_at timestamptz)
language plpgsql stable set search_path = '' as $$
begin
  return query
    with horizons as materialized (
      select i.tenant_id, i.id as site_id, private.expiry_horizon(i.time_zone, r.amount, p_now) as until_at
      from private.rule_in_force('sample_expiring', p_tenant_id) r
      join public.sites i on i.tenant_id = r.tenant_id
    )
    select g.tenant_id, x.site_id, p.container_id, e.sample_id, e.expires_at, h.until_at
    from (select h.tenant_id, max(h.until_at) as until_at from horizons h group by h.tenant_id) g
    -- The fences: by the index of what expires and then each by its keys, never through all tubes of a laboratory.
    cross join lateral (
      select s.id as sample_id, s.expires_at from public.samples s
      where s.tenant_id = g.tenant_id and s.expires_at < g.until_at and s.state in ('available', 'checked_out')
      offset 0
    ) e
    cross join lateral (
      select l.id from public.labware l where l.tenant_id = g.tenant_id and l.sample_id = e.sample_id offset 0
    ) l
    cross join lateral (
      select p.container_id from public.placements p where p.tenant_id = g.tenant_id and p.labware_id = l.id offset 0
    ) p
    cross join lateral (
      select c.site_id from public.containers c where c.tenant_id = g.tenant_id and c.id = p.container_id offset 0
    ) x
    join horizons h on h.tenant_id = g.tenant_id and h.site_id = x.site_id
    where e.expires_at < h.until_at;
end
$$;

create function private.causes_samples(p_tenant_id uuid, p_now timestamptz) returns setof private.alert_cause
language plpgsql stable set search_path = '' as $$
begin
  return query
    select x.tenant_id, 'warning', null::uuid, null::uuid, null::uuid, null::uuid, null::uuid, x.site_id, null::text,
      count(*)::int, min(x.expires_at), max(x.expires_at), max(x.until_at), p_now
    from private.expiring_samples(p_tenant_id, p_now) x group by x.tenant_id, x.site_id;
end
$$;

insert into private.alert_causes (rule, function, enabled, amount, least_amount, most_amount)
values ('sample_expiring', 'causes_samples', true, 30, 0, 365);

-- The samples that a site's alert is about now, the first to expire first.
create function public.samples_expiring(p_tenant_id uuid, p_alert_id uuid, p_limit int default 200) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_me private.entry := private.enter_tenant(p_tenant_id);
  v_limit int := least(greatest(coalesce(p_limit, 200), 0), 50000);
begin
  return (
    with expiring as materialized (
      select x.sample_id, x.expires_at, x.container_id from public.alerts a
      join private.expiring_samples(p_tenant_id, clock_timestamp()) x on x.tenant_id = a.tenant_id and x.site_id = a.site_id
      where a.tenant_id = p_tenant_id and a.id = p_alert_id and a.kind = 'sample_expiring'
    )
    select jsonb_build_object('total', (select count(*) from expiring), 'samples', coalesce((
      select jsonb_agg(jsonb_build_object(
        'sampleId', s.id, 'barcode', l.barcode, 'name', s.name, 'expiresAt', private.iso(x.expires_at), 'place', c.name)
        order by x.expires_at, l.barcode)
      from (select * from expiring order by expires_at, sample_id limit v_limit) x
      join public.samples s on s.tenant_id = p_tenant_id and s.id = x.sample_id
      join public.labware l on l.tenant_id = s.tenant_id and l.sample_id = s.id
      join public.containers c on c.tenant_id = p_tenant_id and c.id = x.container_id
    ), '[]'))
  );
end
$$;

revoke execute on all functions in schema private from public;
revoke execute on function public.samples_expiring(uuid, uuid, int) from public, anon, authenticated, service_role;
grant execute on function public.samples_expiring(uuid, uuid, int) to authenticated;
grant execute on function private.rule_in_force(text, uuid), private.expiry_horizon(text, int, timestamptz),
  private.expiring_samples(uuid, timestamptz) to tracseq_command;
grant create on schema public to tracseq_command;
alter function public.samples_expiring(uuid, uuid, int) owner to tracseq_command;
revoke create on schema public from tracseq_command;
