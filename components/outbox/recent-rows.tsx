import { List } from '../ui/list.tsx';
import { OutboxRow } from './outbox-row.tsx';
import { registeredNames } from './registered-names.ts';
import type { Steps } from './use-steps.ts';

/** The steps of `RecentSteps` in words. */
export function RecentRows({ items, resolutions }: Steps) {
  const registered = registeredNames(items);
  return (
    <List>
      {items.map((item) => (
        <OutboxRow key={item.id} item={item} registered={registered} resolution={resolutions.get(item.id)} />
      ))}
    </List>
  );
}
