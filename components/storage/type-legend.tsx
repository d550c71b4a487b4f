'use client';

import { useTranslations } from 'next-intl';
import { Count } from '../ui/measures.tsx';
import type { Contents } from './use-contents.ts';

/** What the coloured lines under the tubes mean: the sample types in this box, the commonest first. */
export function TypeLegend({ contents: { occupants, sampleTypes } }: { contents: Contents }) {
  const t = useTranslations('storage.map');
  const counts = new Map<string, number>();
  for (const { kind, typeId } of occupants) {
    if (kind === 'sample') counts.set(typeId, (counts.get(typeId) ?? 0) + 1);
  }
  const found = [...counts].flatMap(([id, count]) => {
    const type = sampleTypes.get(id);
    return type ? [{ ...type, count }] : [];
  });
  if (found.length === 0) return null;
  return (
    <ul role="list" aria-label={t('legend')} className="flex flex-wrap gap-x-5 gap-y-1.5 text-sm">
      {found
        .toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name))
        .map(({ id, name, colour, count }) => (
          <li key={id} className="flex items-center gap-2">
            <span aria-hidden className="h-1.5 w-6 rounded-full" style={{ backgroundColor: colour }} />
            {name}{' '}
            <span className="figures text-muted">
              <Count value={count} />
            </span>
          </li>
        ))}
    </ul>
  );
}
