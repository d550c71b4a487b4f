'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Sample } from '../../lib/domain/samples/model.ts';
import type { LocalQueries } from '../../lib/domain/world/local-queries.ts';
import { useActHere } from '../commands/use-act-here.ts';
import { PositionPicker } from '../places/position-picker.tsx';
import { useQuery } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';
import { Combobox } from '../ui/combobox.tsx';
import { Sheet } from '../ui/dialog.tsx';

/** Places that take samples and fit what is typed, with whether they have a grid. */
async function holdersOf(held: LocalQueries, query: string) {
  const found = await held.search(query, 100);
  const types = new Map((await held.all('container_type')).map(({ doc }) => [doc.id, doc]));
  return found.flatMap((thing) => {
    if (thing.kind !== 'container') return [];
    const type = types.get(thing.doc.typeId);
    if (!type?.allowedChildren.includes('sample')) return [];
    return [{ ...thing.doc, hasGrid: type.rows !== null }];
  });
}

/** Moves a sample to a place chosen on the screen, for those who have no label at hand to scan. */
export function MoveSheet({ sample, onClose }: { sample: Sample; onClose: () => void }) {
  const t = useTranslations('samples.move');
  const { act, refused } = useActHere();
  const [query, setQuery] = useState('');
  const [holder, setHolder] = useState<{ id: string; name: string; hasGrid: boolean }>();
  const [position, setPosition] = useState<{ position: string; label: string }>();
  const found = useQuery((held) => holdersOf(held, query), [query]) ?? [];
  const ready = holder !== undefined && (!holder.hasGrid || position !== undefined);
  const known = holder && !found.some(({ id }) => id === holder.id) ? [{ value: holder.id, label: holder.name }] : [];
  const target = holder && (position ? `${holder.name}, ${position.label}` : holder.name);

  const move = async () => {
    if (!holder) return;
    const { containerId } = sample;
    const from = containerId === null ? null : { containerId, position: sample.position };
    const to = { containerId: holder.id, position: position?.position ?? null };
    const draft = { name: 'move_sample.v1', args: { sampleId: sample.id, from, to } } as const;
    const said = { text: t('done', { sample: sample.name || sample.barcode, place: target ?? '' }) };
    if (await act([draft], said)) onClose();
  };
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('title')}
      description={t('text')}
      refusal={refused?.text}
      actions={
        <Button variant="primary" disabled={!ready} onClick={() => void move()}>
          {ready ? t('action', { place: target ?? '' }) : t('choose')}
        </Button>
      }
    >
      <div className="flex min-h-64 flex-col gap-4">
        <Combobox
          label={t('place')}
          required
          placeholder={t('placeHint')}
          options={[
            ...known,
            ...found.map(({ id, name, barcode }) => ({
              value: id,
              label: name,
              ...(barcode !== null && { detail: barcode }),
            })),
          ]}
          value={holder?.id}
          onQuery={setQuery}
          onChange={(id) => {
            setPosition(undefined);
            setHolder(found.find((one) => one.id === id));
          }}
        />
        {holder?.hasGrid && (
          <PositionPicker
            containerId={holder.id}
            chosen={position?.position ?? null}
            onChoose={(at, label) => setPosition({ position: at, label })}
          />
        )}
      </div>
    </Sheet>
  );
}
