-- The import commands, and the preview that shows what they would say.

-- The import somebody staged, as its own kind of command may touch it.
create function private.staged_import(p_tenant_id uuid, p_user_id uuid, p_import_id uuid, p_kind text) returns public.imports
language plpgsql set search_path = '' as $$
declare
  v_import public.imports;
begin
  select * into v_import from public.imports i
  where i.tenant_id = p_tenant_id and i.id = p_import_id and i.user_id = p_user_id and i.kind = p_kind;
  if not found then
    perform private.refuse('import_not_found', jsonb_build_object('importId', p_import_id));
  end if;
  return v_import;
end
$$;

-- Every error among rows, one list each row.
create function private.import_errors(p_tenant_id uuid, p_import_id uuid, p_kind text, p_from int, p_to int)
returns table (line int, errors jsonb)
language plpgsql stable set search_path = '' as $$
begin
  case p_kind
    when 'samples' then
      return query select j.line, j.errors from private.judge_samples(p_tenant_id, p_import_id, p_from, p_to) j;
    when 'containers' then
      return query select j.line, j.errors from private.judge_hierarchy(p_tenant_id, p_import_id) j
        where j.line between p_from and p_to;
    when 'moves' then
      return query select j.line, j.errors from unnest(private.settle_moves(p_tenant_id, (
        select coalesce(array_agg(m order by m.line), '{}') from private.judge_moves(p_tenant_id, p_import_id, p_from, p_to) m
      ))) j;
  end case;
end
$$;

create function public.preview_import(p_tenant_id uuid, p_import_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_me private.entry := private.enter_tenant(p_tenant_id);
  v_kind text;
  v_answer jsonb;
begin
  select i.kind into v_kind from public.imports i
  where i.tenant_id = p_tenant_id and i.id = p_import_id and i.user_id = v_me.user_id;
  if not found then
    perform private.refuse_call('import_not_found', '{}', 404);
  end if;
  select jsonb_build_object(
    'kind', v_kind, 'rows', count(*), 'good', count(*) filter (where e.errors = '[]'),
    'bad', count(*) filter (where e.errors <> '[]'))
    || jsonb_build_object('errors', private.first_errors(coalesce(
      (array_agg(e.errors order by e.line) filter (where e.errors <> '[]'))[:1000], '{}')))
  into v_answer
  from private.import_errors(p_tenant_id, p_import_id, v_kind, 1, 10000000) e;
  return v_answer;
end
$$;

-- The first 1,000 errors of a list of rows.
create function private.first_errors(p_errors jsonb[]) returns jsonb
language plpgsql immutable set search_path = '' as $$
begin
  return (
    select coalesce(jsonb_agg(x.e order by x.i, x.k), '[]') from (
      select e, i, k from unnest(p_errors) with ordinality a (errors, i), jsonb_array_elements(a.errors) with ordinality b (e, k)
      order by i, k limit 1000
    ) x
  );
end
$$;

-- What all import commands share: reads the arguments, refuses an all-or-none import that has a bad row anywhere, brings in
-- the good rows of the slice, marks them, and says what it did.
create function private.import_rows(p private.command_context, args jsonb, p_kind text) returns private.command_outcome
language plpgsql set search_path = '' as $$
declare
  v_import public.imports;
  v_from int;
  v_to int;
  v_mode text;
  v_samples private.judged_sample[];
  v_containers private.judged_container[];
  v_moves private.judged_move[];
  v_errors jsonb[] := '{}';
  v_rows int[] := '{}';
  v_kinds text[] := '{}';
  v_ids uuid[] := '{}';
  v_part record;
begin
  perform private.check_fields(args, array['importId', 'fromRow', 'toRow', 'mode']);
  v_from := private.integer_of(args, 'fromRow', -2147483648, 2147483647);
  v_to := private.integer_of(args, 'toRow', -2147483648, 2147483647);
  v_mode := private.choice_of(args, 'mode', array['good', 'all_or_none']);
  v_import := private.staged_import(p.tenant_id, p.user_id, private.uuid_of(args, 'importId'), p_kind);
  if (
    select count(*) > 10000 from public.import_rows r
    where r.tenant_id = p.tenant_id and r.import_id = v_import.id and r.line between v_from and v_to and r.imported_by is null
  ) then
    perform private.refuse('too_many_items', '{"field": "toRow", "maximum": 10000}');
  end if;
  if v_mode = 'all_or_none' and not v_import.cleared then
    select coalesce(array_agg(e.errors order by e.line), '{}') into v_errors
    from private.import_errors(p.tenant_id, v_import.id, p_kind, 1, 10000000) e where e.errors <> '[]';
    perform private.check_no_errors(v_errors);
    update public.imports i set cleared = true where i.tenant_id = p.tenant_id and i.id = v_import.id;
  end if;

  case p_kind
    when 'samples' then
      select array_agg(j order by j.line) filter (where j.errors = '[]'),
        coalesce(array_agg(j.errors order by j.line) filter (where j.errors <> '[]'), '{}'),
        coalesce(array_agg(j.line) filter (where j.errors = '[]'), '{}')
      into v_samples, v_errors, v_rows
      from private.judge_samples(p.tenant_id, v_import.id, v_from, v_to) j;
      if v_samples is not null then
        v_ids := private.bring_samples(p, v_samples);
        v_kinds := private.kinds_of('sample', v_ids);
      end if;
    when 'containers' then
      -- With the rows of the slice come the rows they stand in, wherever those are in the sheet.
      with recursive judged as materialized (
        select * from private.judge_hierarchy(p.tenant_id, v_import.id)
      ),
      wanted as (
        select j.line, j.parent_line from judged j where j.errors = '[]' and j.line between v_from and v_to
        union
        select j.line, j.parent_line from wanted w join judged j on j.line = w.parent_line
      )
      select array_agg(j order by j.line) filter (where j.line in (select w.line from wanted w)),
        coalesce(array_agg(j.errors order by j.line) filter (where j.errors <> '[]' and j.line between v_from and v_to), '{}'),
        coalesce(array_agg(j.line) filter (where j.line in (select w.line from wanted w)), '{}')
      into v_containers, v_errors, v_rows
      from judged j;
      if v_containers is not null then
        v_ids := private.bring_containers(p, v_containers);
        v_kinds := private.kinds_of('container', v_ids);
      end if;
    when 'moves' then
      select private.settle_moves(p.tenant_id, coalesce(array_agg(j order by j.line), '{}')) into v_moves
      from private.judge_moves(p.tenant_id, v_import.id, v_from, v_to) j;
      select coalesce(array_agg(m.errors order by m.line) filter (where m.errors <> '[]'), '{}'),
        coalesce(array_agg(m.line) filter (where m.errors = '[]' and m.moved_container_id is null), '{}')
      into v_errors, v_rows from unnest(v_moves) m;
      select * into v_part from private.bring_sample_moves(p, array(
        select m from unnest(v_moves) m where m.errors = '[]' and m.moved_container_id is null order by m.line));
      v_kinds := v_part.kinds;
      v_ids := v_part.ids;
      select * into v_part from private.bring_container_moves(p, array(
        select m from unnest(v_moves) m where m.errors = '[]' and m.moved_container_id is not null order by m.line));
      v_kinds := v_kinds || v_part.kinds;
      v_ids := v_ids || v_part.ids;
      v_rows := v_rows || v_part.moved;
      v_errors := v_errors || array(select jsonb_build_array(e) from jsonb_array_elements(v_part.errors) e);
  end case;

  if v_mode = 'all_or_none' then
    perform private.check_no_errors(v_errors);
  end if;
  update public.import_rows r set imported_by = p.command_id
  where r.tenant_id = p.tenant_id and r.import_id = v_import.id and r.line = any (v_rows);
  return ('applied', null, jsonb_build_object(
    'imported', cardinality(v_rows), 'bad', cardinality(v_errors), 'errors', private.first_errors(v_errors)),
    v_kinds, v_ids)::private.command_outcome;
end
$$;

-- Refuses an all-or-none import for its bad rows.
create function private.check_no_errors(p_errors jsonb[]) returns void
language plpgsql set search_path = '' as $$
begin
  if cardinality(p_errors) > 0 then
    perform private.refuse('import_has_errors', jsonb_build_object(
      'imported', 0, 'bad', cardinality(p_errors), 'errors', private.first_errors(p_errors)));
  end if;
end
$$;

create function private.import_samples_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
begin
  return private.import_rows(p, args, 'samples');
end
$$;

create function private.import_containers_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
begin
  return private.import_rows(p, args, 'containers');
end
$$;

create function private.import_moves_v1(p private.command_context, args jsonb) returns private.command_outcome
language plpgsql security definer set search_path = '' as $$
begin
  return private.import_rows(p, args, 'moves');
end
$$;

insert into private.command_functions (name, function) values
  ('import_samples.v1', 'import_samples_v1'),
  ('import_containers.v1', 'import_containers_v1'),
  ('import_moves.v1', 'import_moves_v1');

revoke execute on all functions in schema private from public;
grant create on schema private, public to tracseq_command;
alter function private.import_samples_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.import_containers_v1(private.command_context, jsonb) owner to tracseq_command;
alter function private.import_moves_v1(private.command_context, jsonb) owner to tracseq_command;
alter function public.preview_import(uuid, uuid) owner to tracseq_command;
revoke create on schema private, public from tracseq_command;
grant execute on function
  private.staged_import(uuid, uuid, uuid, text), private.import_errors(uuid, uuid, text, int, int),
  private.first_errors(jsonb[]), private.import_rows(private.command_context, jsonb, text), private.check_no_errors(jsonb[])
to tracseq_command;
revoke execute on function public.preview_import(uuid, uuid) from public, anon, authenticated, service_role;
grant execute on function public.preview_import(uuid, uuid) to authenticated;
