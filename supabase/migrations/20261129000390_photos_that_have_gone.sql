-- What announced a picture bears when that has gone, so that looking for old pictures walks over those alone that are still there, and not
-- over all that ever were. Everything else of it is written once, as before.
drop trigger reading_photos_append_only on public.reading_photos;
alter table public.reading_photos add column picture_removed_at timestamptz;
update public.reading_photos p set picture_removed_at = g.removed_at
from private.removed_photos g
where g.tenant_id = p.tenant_id and g.command_id = p.command_id and g.removed_at is not null;
create trigger reading_photos_append_only
  before update of tenant_id, command_id, sensor_id, taken_at, sha256, taken_by, recorded_at or delete or truncate on public.reading_photos
  for each statement execute function private.append_only();

create index reading_photos_there_idx on public.reading_photos (tenant_id, taken_at) where picture_removed_at is null;
drop index public.reading_photos_age_idx;
drop index private.removed_photos_waiting_idx;
