'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { placeFacts } from '../places/place-facts.ts';
import { PlaceLine } from '../places/place-line.tsx';
import { useQuery } from '../sync/index.ts';
import { Sheet } from '../ui/dialog.tsx';
import { List, ListRow } from '../ui/list.tsx';
import { TextField } from '../ui/text-field.tsx';

const SHOWN = 30;

/** Chooses a place by name or code, for when its label cannot be scanned. */
export function PlaceSheet({ onClose, onChoose }: { onClose: () => void; onChoose: (id: string) => void }) {
  const t = useTranslations('scan.places');
  const [query, setQuery] = useState('');
  const found = useQuery(
    async (held) => {
      const things = await held.search(query, 200);
      const containers = things.flatMap((thing) => (thing.kind === 'container' ? [thing.doc] : [])).slice(0, SHOWN);
      return Promise.all(
        containers.map(async (container) => ({
          container,
          place: await placeFacts(held, { containerId: container.id, position: null }),
        })),
      );
    },
    [query],
  );
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()} title={t('title')}>
      <div className="flex min-h-80 flex-col gap-3">
        <TextField
          label={t('field')}
          required
          type="search"
          autoComplete="off"
          placeholder={t('hint')}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        {query.trim() !== '' && found?.length === 0 && <p className="text-muted">{t('nothing')}</p>}
        <List className="-mx-5">
          {found?.map(({ container, place }) => (
            <ListRow
              key={container.id}
              title={<bdi>{container.name}</bdi>}
              detail={<PlaceLine place={{ ...place, path: place.path.slice(0, -1) }} />}
              onPress={() => {
                onChoose(container.id);
                onClose();
              }}
            />
          ))}
        </List>
      </div>
    </Sheet>
  );
}
