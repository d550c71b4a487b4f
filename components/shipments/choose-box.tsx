'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Container } from '../../lib/domain/containers/model.ts';
import { placeFacts } from '../places/place-facts.ts';
import { PlaceLine } from '../places/place-line.tsx';
import { useQuery } from '../sync/index.ts';
import { Sheet } from '../ui/dialog.tsx';
import { List, ListRow } from '../ui/list.tsx';
import { TextField } from '../ui/text-field.tsx';

const SHOWN = 30;

interface ChooseBoxProps {
  /** Where one packs: what is recorded elsewhere can hardly be in hand. */
  siteId: string;
  onClose: () => void;
  onChoose: (container: Container) => void;
}

/** Finds a box of this site by name or code, for when its label cannot be scanned. */
export function ChooseBox({ siteId, onClose, onChoose }: ChooseBoxProps) {
  const t = useTranslations('shipments.pack');
  const [query, setQuery] = useState('');
  const found = useQuery(
    async (held) => {
      const things = await held.search(query, 200);
      const containers = things
        .flatMap((thing) => (thing.kind === 'container' && thing.doc.siteId === siteId ? [thing.doc] : []))
        .slice(0, SHOWN);
      return Promise.all(
        containers.map(async (container) => ({
          container,
          place: await placeFacts(held, { containerId: container.id, position: null }),
        })),
      );
    },
    [query, siteId],
  );
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()} title={t('chooseTitle')}>
      <div className="flex min-h-80 flex-col gap-3">
        <TextField
          label={t('field')}
          required
          type="search"
          autoComplete="off"
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
                onChoose(container);
                onClose();
              }}
            />
          ))}
        </List>
      </div>
    </Sheet>
  );
}
