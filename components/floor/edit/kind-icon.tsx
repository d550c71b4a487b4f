import Archive from 'lucide-react/icons/archive';
import Cylinder from 'lucide-react/icons/cylinder';
import DoorOpen from 'lucide-react/icons/door-open';
import Refrigerator from 'lucide-react/icons/refrigerator';
import Snowflake from 'lucide-react/icons/snowflake';
import type { ContainerKind } from '../../../lib/domain/container-types/model.ts';

/** What stands on a floor, as a picture beside its name. */
export function KindIcon({ kind }: { kind: ContainerKind }) {
  const className = 'size-[1.5em] shrink-0';
  if (kind === 'freezer') return <Snowflake aria-hidden className={className} />;
  if (kind === 'tank') return <Cylinder aria-hidden className={className} />;
  if (kind === 'room') return <DoorOpen aria-hidden className={className} />;
  if (kind === 'cabinet') return <Archive aria-hidden className={className} />;
  return <Refrigerator aria-hidden className={className} />;
}
