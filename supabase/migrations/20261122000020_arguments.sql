-- Reading command arguments that nobody has checked yet: each function takes one field in the one form the domain
-- contract allows (lib/domain/<noun>/commands/*.ts) and refuses everything else with `arguments_invalid` and the field.
-- They are asked some twenty times a command, so each does its own work instead of calling the next.
-- What is accepted here reaches every device as a document, so this is never laxer than the device's own schema.

create function private.refuse_field(p_field text, p_details jsonb default '{}') returns void
language plpgsql set search_path = '' as $$
begin
  perform private.refuse('arguments_invalid', jsonb_build_object('field', left(p_field, 80)) || p_details);
end
$$;

-- An object with all of the required fields, maybe the optional ones, and no other.
create function private.check_fields(p_args jsonb, p_required text[], p_optional text[] default '{}') returns void
language plpgsql set search_path = '' as $$
declare
  v_other jsonb;
begin
  if jsonb_typeof(p_args) is distinct from 'object' then
    perform private.refuse_field('');
  end if;
  if not p_args ?& p_required then
    perform private.refuse_field((select f from unnest(p_required) f where not p_args ? f limit 1), '{"reason": "missing"}');
  end if;
  v_other := p_args - p_required - p_optional;
  if v_other <> '{}' then
    perform private.refuse_field((select k from jsonb_object_keys(v_other) k limit 1), '{"reason": "unknown"}');
  end if;
end
$$;

-- Length as JavaScript counts it: characters beyond the basic plane count twice.
create function private.js_length(p_text text) returns int
language plpgsql immutable set search_path = '' as $$
begin
  return length(p_text) + case when octet_length(p_text) >= 4
    then length(regexp_replace(p_text, '[^\U00010000-\U0010ffff]', '', 'g')) else 0 end;
end
$$;

-- Takes white space off both ends, the same characters as lib/domain/barcodes/characters.ts.
create function private.trim_text(p_text text) returns text
language plpgsql immutable set search_path = '' as $$
begin
  return btrim(p_text, E'\u0009\u000a\u000b\u000c\u000d\u0020\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000');
end
$$;

create function private.text_or_null(p_args jsonb, p_field text, p_max int) returns text
language plpgsql immutable set search_path = '' as $$
declare
  v_text text := p_args ->> p_field;
begin
  case jsonb_typeof(p_args -> p_field)
    when 'string' then
      -- Cheap first: bytes are never fewer than characters.
      if octet_length(v_text) > p_max and (length(v_text) > p_max or private.js_length(v_text) > p_max) then
        perform private.refuse_field(p_field, jsonb_build_object('max', p_max));
      end if;
      return v_text;
    when 'null' then return null;
    else perform private.refuse_field(p_field);
  end case;
  return null;
end
$$;

create function private.text_of(p_args jsonb, p_field text, p_max int) returns text
language plpgsql immutable set search_path = '' as $$
declare
  v_text text := p_args ->> p_field;
begin
  if jsonb_typeof(p_args -> p_field) is distinct from 'string' then
    perform private.refuse_field(p_field);
  end if;
  if octet_length(v_text) > p_max and (length(v_text) > p_max or private.js_length(v_text) > p_max) then
    perform private.refuse_field(p_field, jsonb_build_object('max', p_max));
  end if;
  return v_text;
end
$$;

create function private.choice_or_null(p_args jsonb, p_field text, p_choices text[]) returns text
language plpgsql immutable set search_path = '' as $$
declare
  v_text text := p_args ->> p_field;
begin
  if jsonb_typeof(p_args -> p_field) = 'null' then
    return null;
  end if;
  if jsonb_typeof(p_args -> p_field) is distinct from 'string' or v_text <> all (p_choices) then
    perform private.refuse_field(p_field);
  end if;
  return v_text;
end
$$;

create function private.choice_of(p_args jsonb, p_field text, p_choices text[]) returns text
language plpgsql immutable set search_path = '' as $$
declare
  v_text text := p_args ->> p_field;
begin
  if jsonb_typeof(p_args -> p_field) is distinct from 'string' or v_text <> all (p_choices) then
    perform private.refuse_field(p_field);
  end if;
  return v_text;
end
$$;

-- An id in the one spelling of RFC 9562 that devices insist on too. No regular expression: those are slow.
create function private.is_uuid(p_text text) returns boolean
language plpgsql immutable set search_path = '' as $$
begin
  return coalesce(
    translate(p_text, '123456789abcdefABCDEF', '000000000000000000000') = '00000000-0000-0000-0000-000000000000'
    and (substr(p_text, 15, 1) between '1' and '8' and strpos('89abAB', substr(p_text, 20, 1)) > 0
      or lower(p_text) in ('00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff')), false);
end
$$;

create function private.uuid_or_null(p_args jsonb, p_field text) returns uuid
language plpgsql immutable set search_path = '' as $$
declare
  v_text text := p_args ->> p_field;
begin
  if v_text is null and jsonb_typeof(p_args -> p_field) = 'null' then
    return null;
  end if;
  if not private.is_uuid(v_text) then
    perform private.refuse_field(p_field);
  end if;
  return v_text::uuid;
end
$$;

create function private.uuid_of(p_args jsonb, p_field text) returns uuid
language plpgsql immutable set search_path = '' as $$
declare
  v_text text := p_args ->> p_field;
begin
  if translate(v_text, '123456789abcdefABCDEF', '000000000000000000000') = '00000000-0000-0000-0000-000000000000'
    and substr(v_text, 15, 1) between '1' and '8' and strpos('89abAB', substr(v_text, 20, 1)) > 0 then
    return v_text::uuid;
  end if;
  if not private.is_uuid(v_text) then
    perform private.refuse_field(p_field);
  end if;
  return v_text::uuid;
end
$$;

create function private.boolean_of(p_args jsonb, p_field text) returns boolean
language plpgsql immutable set search_path = '' as $$
begin
  if jsonb_typeof(p_args -> p_field) is distinct from 'boolean' then
    perform private.refuse_field(p_field);
  end if;
  return (p_args ->> p_field)::boolean;
end
$$;

create function private.integer_or_null(p_args jsonb, p_field text, p_min bigint, p_max bigint) returns bigint
language plpgsql immutable set search_path = '' as $$
declare
  v_number numeric;
begin
  if jsonb_typeof(p_args -> p_field) = 'null' then
    return null;
  end if;
  if jsonb_typeof(p_args -> p_field) is distinct from 'number' then
    perform private.refuse_field(p_field);
  end if;
  v_number := (p_args ->> p_field)::numeric;
  if v_number <> trunc(v_number) or v_number not between p_min and p_max then
    perform private.refuse_field(p_field, jsonb_build_object('min', p_min, 'max', p_max));
  end if;
  return v_number::bigint;
end
$$;

create function private.integer_of(p_args jsonb, p_field text, p_min bigint, p_max bigint) returns bigint
language plpgsql immutable set search_path = '' as $$
declare
  v_number bigint := private.integer_or_null(p_args, p_field, p_min, p_max);
begin
  if v_number is null then
    perform private.refuse_field(p_field);
  end if;
  return v_number;
end
$$;

-- A number that JavaScript holds too.
create function private.number_or_null(p_args jsonb, p_field text) returns double precision
language plpgsql immutable set search_path = '' as $$
declare
  v_number numeric;
begin
  if jsonb_typeof(p_args -> p_field) = 'null' then
    return null;
  end if;
  if jsonb_typeof(p_args -> p_field) is distinct from 'number' then
    perform private.refuse_field(p_field);
  end if;
  v_number := (p_args ->> p_field)::numeric;
  if abs(v_number) > 1e15 or (v_number <> 0 and abs(v_number) < 1e-300) then
    perform private.refuse_field(p_field);
  end if;
  return v_number::double precision;
end
$$;

create function private.is_instant(p_text text) returns boolean
language plpgsql immutable set search_path = '' as $$
begin
  -- As toISOString writes it, which is how nearly all of them come.
  if translate(p_text, '123456789', '000000000') = '0000-00-00T00:00:00.000Z' then
    return substr(p_text, 12, 2) <= '23' and substr(p_text, 15, 2) <= '59' and substr(p_text, 18, 2) <= '59';
  end if;
  return p_text ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,20})?)?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$';
end
$$;

create function private.instant_or_null(p_args jsonb, p_field text) returns timestamptz
language plpgsql stable set search_path = '' as $$
declare
  v_text text := p_args ->> p_field;
  v_time timestamptz;
begin
  if jsonb_typeof(p_args -> p_field) = 'null' then
    return null;
  end if;
  if jsonb_typeof(p_args -> p_field) is distinct from 'string' or length(v_text) > 64 or not private.is_instant(v_text) or not pg_input_is_valid(v_text, 'timestamptz') then
    perform private.refuse_field(p_field);
  end if;
  v_time := v_text::timestamptz;
  if v_time not between '0001-01-02Z' and '9999-12-30Z' then
    perform private.refuse_field(p_field);
  end if;
  return v_time;
end
$$;

-- A list, not too long.
create function private.check_list(p_args jsonb, p_field text, p_items int) returns void
language plpgsql immutable set search_path = '' as $$
begin
  if jsonb_typeof(p_args -> p_field) is distinct from 'array' then
    perform private.refuse_field(p_field);
  end if;
  if jsonb_array_length(p_args -> p_field) > p_items then
    perform private.refuse('too_many_items', jsonb_build_object('field', p_field, 'maximum', p_items));
  end if;
end
$$;

-- A list of texts. What is in it is judged by the caller.
create function private.texts_of(p_args jsonb, p_field text, p_items int, p_max int) returns text[]
language plpgsql immutable set search_path = '' as $$
declare
  v_list jsonb := p_args -> p_field;
begin
  perform private.check_list(p_args, p_field, p_items);
  if v_list = '[]' then
    return '{}';
  end if;
  if exists (
    select from jsonb_array_elements(v_list) e
    where jsonb_typeof(e) <> 'string' or length(e #>> '{}') > p_max or private.js_length(e #>> '{}') > p_max
  ) then
    perform private.refuse_field(p_field);
  end if;
  return array(select e #>> '{}' from jsonb_array_elements(v_list) with ordinality a(e, i) order by i);
end
$$;

create function private.uuids_of(p_args jsonb, p_field text, p_items int) returns uuid[]
language plpgsql immutable set search_path = '' as $$
declare
  v_texts text[] := private.texts_of(p_args, p_field, p_items, 36);
begin
  if cardinality(v_texts) = 0 then
    return '{}';
  end if;
  if exists (select from unnest(v_texts) t where not private.is_uuid(t)) then
    perform private.refuse_field(p_field);
  end if;
  return v_texts::uuid[];
end
$$;

-- A name somebody reads on a label: one line, something in it, nothing that hides or reorders the rest.
create function private.name_of(p_args jsonb, p_field text, p_max int) returns text
language plpgsql immutable set search_path = '' as $$
declare
  v_name text := private.text_of(p_args, p_field, p_max);
begin
  if v_name ~ '[\u0001-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]' then
    perform private.refuse_field(p_field);
  end if;
  v_name := btrim(v_name);
  if v_name = '' then
    perform private.refuse('name_empty', jsonb_build_object('field', p_field));
  end if;
  return v_name;
end
$$;

revoke execute on all functions in schema private from public;
grant execute on function
  private.refuse_field(text, jsonb), private.check_fields(jsonb, text[], text[]), private.js_length(text),
  private.trim_text(text), private.check_list(jsonb, text, int),
  private.text_or_null(jsonb, text, int), private.text_of(jsonb, text, int),
  private.choice_or_null(jsonb, text, text[]), private.choice_of(jsonb, text, text[]),
  private.is_uuid(text), private.uuid_or_null(jsonb, text), private.uuid_of(jsonb, text), private.boolean_of(jsonb, text),
  private.integer_or_null(jsonb, text, bigint, bigint), private.integer_of(jsonb, text, bigint, bigint),
  private.number_or_null(jsonb, text), private.is_instant(text), private.instant_or_null(jsonb, text),
  private.texts_of(jsonb, text, int, int), private.uuids_of(jsonb, text, int), private.name_of(jsonb, text, int)
to tracseq_command;
