-- Reading the list of all time zones opens every file there is, several hundred, for each site that is made. A name of places ("Area/City",
-- without a digit) can be nothing but such a file: an abbreviation has no slash and an offset has a digit. It is opened by itself.
create or replace function private.time_zone_of(p_args jsonb) returns text
language plpgsql stable set search_path = '' as $$
declare
  v_zone text := private.text_of(p_args, 'timeZone', 64);
begin
  if v_zone !~ '^[A-Za-z][A-Za-z0-9_+/-]*$' or v_zone ~* '^(posix|right)/|^(factory|localtime|posixrules)$' then
    perform private.refuse_field('timeZone');
  end if;
  if v_zone ~ '^[A-Za-z_-]+(/[A-Za-z_-]+)+$' then
    begin
      perform pg_catalog.timezone(v_zone, pg_catalog.now());
      return v_zone;
    exception when invalid_parameter_value then
      perform private.refuse_field('timeZone');
    end;
  end if;
  if not exists (select from pg_catalog.pg_timezone_names z where lower(z.name) = lower(v_zone)) then
    perform private.refuse_field('timeZone');
  end if;
  return v_zone;
end
$$;
