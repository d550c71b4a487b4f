import type { OutboxItem } from '../../lib/sync/outbox/model.ts';
import { List } from '../ui/list.tsx';
import { OutboxRow } from './outbox-row.tsx';
import { registeredNames } from './registered-names.ts';

/** The steps of `RecentSteps` in words. */
export function RecentRows({ items }: { items: readonly OutboxItem[] }) {
  const registered = registeredNames(items);
  return (
    <List>
      {items.map((item) => (
        <OutboxRow key={item.id} item={item} registered={registered} />
      ))}
    </List>
  );
}
