-- A late reading between two that were outside too briefly each can make one excursion of them: the window reaches back to where they began.

-- What has to be worked out after new readings have come. `p_last` is what each of `p_sensor_ids` had said last before that:
-- readings after it are in order. Left out is what can change nothing: all that is new is back inside one threshold, and nothing
-- stored lasts until then or begins later. So it is with nearly every sensor of nearly every batch.
create or replace function private.windows_to_evaluate(
  p_tenant_id uuid, p_fresh public.readings[], p_sensor_ids uuid[], p_last timestamptz[]
) returns setof private.window_asked language plpgsql stable set search_path = '' as $$
declare
  v_asked record;
  v_window private.window_asked;
  v_ongoing public.excursions;
  v_reading public.readings;
  v_threshold public.thresholds;
begin
  for v_asked in
    with fresh as (
      select f.sensor_id, q.quantity, min(q.value) as lowest, max(q.value) as highest, min(f.taken_at) as from_at, max(f.taken_at) as to_at
      from unnest(p_fresh) f
      cross join lateral (values
        ('temperature', f.temperature), ('humidity', f.humidity), ('pressure', f.pressure), ('battery', f.battery)
      ) q (quantity, value)
      where q.value is not null
      group by f.sensor_id, q.quantity
    )
    select a.sensor_id, a.quantity, a.from_at, a.to_at, l.last_at, c.climate_class
    from fresh a
    join unnest(p_sensor_ids, p_last) l (sensor_id, last_at) on l.sensor_id = a.sensor_id
    join public.sensors s on s.tenant_id = p_tenant_id and s.id = a.sensor_id
    left join public.containers c on c.tenant_id = p_tenant_id and c.id = s.container_id
    cross join lateral (
      -- Every threshold that ever judged this: none, one that has always been and still is, or more than that.
      select count(*) as ever, min(h.low) as low, max(h.high) as high, max(h.hysteresis) as hysteresis,
        bool_and(h.valid_from <= a.from_at and (h.valid_to is null or h.valid_to > a.to_at)) as is_whole
      from public.thresholds h
      where h.tenant_id = p_tenant_id and h.quantity = a.quantity and num_nonnulls(h.low, h.high) > 0
        and (h.sensor_id = a.sensor_id or h.temperature_class = c.climate_class)
    ) h
    where h.ever > 0 and not (
      h.ever = 1 and h.is_whole and coalesce(
        (h.high is null or a.highest <= h.high - h.hysteresis) and (h.low is null or a.lowest >= h.low + h.hysteresis), false)
      and not exists (
        select from public.excursions e
        where e.tenant_id = p_tenant_id and e.sensor_id = a.sensor_id and e.quantity = a.quantity and not e.withdrawn
          and (e.ended_at is null or e.ended_at >= a.from_at)
      )
    )
  loop
    v_window := null;
    v_window.sensor_id := v_asked.sensor_id;
    v_window.quantity := v_asked.quantity;
    v_window.class := v_asked.climate_class;
    v_window.is_late := v_asked.from_at <= v_asked.last_at;
    if not coalesce(v_window.is_late, false) then
      select * into v_ongoing from public.excursions e
      where e.tenant_id = p_tenant_id and e.sensor_id = v_asked.sensor_id and e.quantity = v_asked.quantity
        and e.ended_at is null and not e.withdrawn;
      v_window.ongoing := v_ongoing;
      v_window.is_late := false;
      v_window.since := v_asked.from_at;
      v_window.until := v_asked.to_at;
    else
      -- From the beginning of the span that the first late reading falls into, if that is an excursion. If not, the late reading may make it
      -- one: from the last reading before it that is back inside, whatever was before that.
      select min(e.started_at) into v_window.since from public.excursions e
      where e.tenant_id = p_tenant_id and e.sensor_id = v_asked.sensor_id and e.quantity = v_asked.quantity
        and not e.withdrawn and e.started_at < v_asked.from_at and (e.ended_at is null or e.ended_at >= v_asked.from_at);
      if v_window.since is null then
        v_window.since := v_asked.from_at;
        for v_reading in
          select * from public.readings r
          where r.tenant_id = p_tenant_id and r.sensor_id = v_asked.sensor_id and r.taken_at < v_asked.from_at
          order by r.taken_at desc
        loop
          continue when private.value_of(v_reading, v_asked.quantity) is null;
          v_window.since := v_reading.taken_at;
          v_threshold := private.threshold_at(
            p_tenant_id, v_asked.sensor_id, v_asked.climate_class, v_asked.quantity, v_reading.taken_at);
          exit when v_threshold.id is null or private.side_of(
            private.value_of(v_reading, v_asked.quantity), v_threshold.low, v_threshold.high, v_threshold.hysteresis) = 0;
        end loop;
      end if;
      -- To the first one after the last late reading that is back inside whatever was before: from there nothing changes.
      v_window.until := 'infinity';
      for v_reading in
        select * from public.readings r
        where r.tenant_id = p_tenant_id and r.sensor_id = v_asked.sensor_id and r.taken_at > v_asked.to_at
        order by r.taken_at
      loop
        continue when private.value_of(v_reading, v_asked.quantity) is null;
        v_threshold := private.threshold_at(
          p_tenant_id, v_asked.sensor_id, v_asked.climate_class, v_asked.quantity, v_reading.taken_at);
        if v_threshold.id is null or private.side_of(
          private.value_of(v_reading, v_asked.quantity), v_threshold.low, v_threshold.high, v_threshold.hysteresis) = 0
        then
          v_window.until := v_reading.taken_at;
          exit;
        end if;
      end loop;
    end if;
    return next v_window;
  end loop;
end
$$;
