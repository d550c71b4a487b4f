-- Brings the stored excursions, and the alerts about them, in line with what the readings show.

-- What changed for people: the alerts to send to devices, and what happened to each.
create type private.settlement as (alert_ids uuid[], events jsonb);

-- Where a sensor was at a moment; where it is now when nobody noted it.
create function private.sensor_place_at(p_tenant_id uuid, p_sensor_id uuid, p_at timestamptz, out container_id uuid, out site_id uuid)
language plpgsql stable set search_path = '' as $$
begin
  select h.container_id, h.site_id into container_id, site_id from public.sensor_placements h
  where h.tenant_id = p_tenant_id and h.sensor_id = p_sensor_id and h.valid_from <= p_at and (h.valid_to is null or h.valid_to > p_at);
  if not found then
    select s.container_id, s.site_id into container_id, site_id from public.sensors s
    where s.tenant_id = p_tenant_id and s.id = p_sensor_id;
  end if;
end
$$;

-- To half a unit.
create function private.coarse(p_value double precision) returns double precision
language plpgsql immutable set search_path = '' as $$
begin
  return round(p_value * 2) / 2;
end
$$;

-- Tells people of an excursion: opens its alert, or brings it up to date. Returns what happened, null when nothing they see did.
create function private.tell_excursion(p_tenant_id uuid, p_excursion public.excursions, p_now timestamptz) returns jsonb
language plpgsql set search_path = '' as $$
declare
  e public.excursions := p_excursion;
  v_id uuid := gen_random_uuid();
  v_before public.alerts;
begin
  if e.alert_id is null then
    insert into public.alerts (
      tenant_id, id, kind, severity, sensor_id, container_id, site_id, quantity, direction, limit_value, peak,
      started_at, opened_at, ended_at
    )
    select p_tenant_id, v_id, 'excursion', h.severity, e.sensor_id, e.container_id, e.site_id, e.quantity, e.direction,
      e.limit_value, private.coarse(e.peak), e.started_at, p_now, e.ended_at
    from public.thresholds h where h.tenant_id = p_tenant_id and h.id = e.threshold_id;
    update public.excursions x set alert_id = v_id where x.tenant_id = p_tenant_id and x.id = e.id;
    return jsonb_build_object('event', 'alert_opened', 'alertId', v_id);
  end if;
  select * into v_before from public.alerts a where a.tenant_id = p_tenant_id and a.id = e.alert_id;
  if (v_before.started_at, v_before.ended_at, v_before.peak, v_before.direction, v_before.limit_value)
    is not distinct from (e.started_at, e.ended_at, private.coarse(e.peak), e.direction, e.limit_value) then
    return null;
  end if;
  update public.alerts a set started_at = e.started_at, ended_at = e.ended_at, peak = private.coarse(e.peak),
    direction = e.direction, limit_value = e.limit_value
  where a.tenant_id = p_tenant_id and a.id = e.alert_id;
  return jsonb_build_object('alertId', e.alert_id, 'event', case
    when v_before.ended_at is null and e.ended_at is not null then 'alert_ended'
    when v_before.ended_at is not null and e.ended_at is null then 'alert_went_on'
    else 'alert_changed' end);
end
$$;

-- Takes back what is stored in a window and no longer true.
create function private.withdraw_excursions(
  p_tenant_id uuid, p_window private.window_asked, p_kept uuid[], p_now timestamptz
) returns setof jsonb language plpgsql set search_path = '' as $$
declare
  e public.excursions;
begin
  for e in
    select * from public.excursions x
    where x.tenant_id = p_tenant_id and x.sensor_id = p_window.sensor_id and x.quantity = p_window.quantity and not x.withdrawn
      and x.id <> all (p_kept)
      and (x.id = (p_window.ongoing).id or p_window.is_late and x.started_at between p_window.since and p_window.until)
  loop
    if e.alert_id is null then
      delete from public.excursions x where x.tenant_id = p_tenant_id and x.id = e.id;
      continue;
    end if;
    update public.excursions x set withdrawn = true where x.tenant_id = p_tenant_id and x.id = e.id;
    update public.alerts a set ended_at = p_now where a.tenant_id = p_tenant_id and a.id = e.alert_id and a.ended_at is null;
    return next jsonb_build_object('event', 'alert_withdrawn', 'alertId', e.alert_id);
  end loop;
end
$$;

-- Works out the excursions of these sensors after new readings have come; `p_last` is what each had said last before that.
create function private.settle_excursions(
  p_tenant_id uuid, p_fresh public.readings[], p_sensor_ids uuid[], p_last timestamptz[], p_now timestamptz
) returns private.settlement language plpgsql set search_path = '' as $$
declare
  w private.window_asked;
  s private.span_found;
  e public.excursions;
  v_spans private.span_found[];
  v_matches uuid[];
  v_match uuid;
  v_events jsonb[] := '{}';
begin
  for w in select * from private.windows_to_evaluate(p_tenant_id, p_fresh, p_sensor_ids, p_last) loop
    v_spans := '{}';
    v_matches := '{}';
    for s in select * from private.spans_in(p_tenant_id, w) loop
      -- Over before anybody had to know.
      continue when s.alarmed_at is null and s.ended_at is not null;
      -- The stored one that it goes on from, if there is one. Whoever was told of an excursion is not told that it is pending.
      select x.id into v_match from public.excursions x
      where x.tenant_id = p_tenant_id and x.sensor_id = s.sensor_id and x.quantity = s.quantity and not x.withdrawn
        and x.id <> all (v_matches) and (s.alarmed_at is not null or x.alert_id is null)
        and x.started_at < coalesce(s.ended_at, 'infinity') and coalesce(x.ended_at, 'infinity') > s.started_at
      order by x.alert_id is null, x.started_at limit 1;
      v_spans := v_spans || s;
      v_matches := v_matches || coalesce(v_match, gen_random_uuid());
    end loop;
    v_events := v_events || array(select private.withdraw_excursions(p_tenant_id, w, v_matches, p_now));
    for at in 1 .. cardinality(v_spans) loop
      s := v_spans[at];
      insert into public.excursions as x (
        tenant_id, id, sensor_id, quantity, direction, threshold_id, limit_value, container_id, site_id, started_at, alarmed_at,
        ended_at, peak
      )
      select p_tenant_id, v_matches[at], s.sensor_id, s.quantity, s.direction, s.threshold_id, s.limit_value,
        h.container_id, h.site_id, s.started_at, s.alarmed_at, s.ended_at, s.peak
      from private.sensor_place_at(p_tenant_id, s.sensor_id, s.started_at) h
      on conflict (tenant_id, id) do update set direction = excluded.direction, threshold_id = excluded.threshold_id,
        limit_value = excluded.limit_value, started_at = excluded.started_at, alarmed_at = excluded.alarmed_at,
        ended_at = excluded.ended_at, peak = excluded.peak
      returning * into e;
      if s.alarmed_at is not null then
        v_events := v_events || private.tell_excursion(p_tenant_id, e, p_now);
      end if;
    end loop;
  end loop;
  v_events := array_remove(v_events, null);
  return (
    array(select distinct (v ->> 'alertId')::uuid from unnest(v_events) v), to_jsonb(v_events))::private.settlement;
end
$$;

-- Ends the alert about a sensor's silence when it speaks again.
create function private.end_silences(p_tenant_id uuid, p_sensor_ids uuid[], p_times timestamptz[]) returns private.settlement
language plpgsql set search_path = '' as $$
declare
  v_ids uuid[];
begin
  with spoken as (
    update public.alerts a set ended_at = greatest(t.at, a.started_at)
    from unnest(p_sensor_ids, p_times) t (sensor_id, at)
    where a.tenant_id = p_tenant_id and a.sensor_id = t.sensor_id and a.kind = 'sensor_silent' and a.ended_at is null
      and t.at > a.started_at
    returning a.id
  )
  select coalesce(array_agg(id), '{}') into v_ids from spoken;
  return (v_ids, (select coalesce(jsonb_agg(jsonb_build_object('event', 'alert_ended', 'alertId', i)), '[]') from unnest(v_ids) i)
    )::private.settlement;
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function
  private.sensor_place_at(uuid, uuid, timestamptz), private.coarse(double precision),
  private.tell_excursion(uuid, public.excursions, timestamptz),
  private.withdraw_excursions(uuid, private.window_asked, uuid[], timestamptz),
  private.settle_excursions(uuid, public.readings[], uuid[], timestamptz[], timestamptz),
  private.end_silences(uuid, uuid[], timestamptz[])
to tracseq_command;
