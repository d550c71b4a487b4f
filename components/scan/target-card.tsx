'use client';

import ChevronDown from 'lucide-react/icons/chevron-down';
import MapPin from 'lucide-react/icons/map-pin';
import X from 'lucide-react/icons/x';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { memo, useState } from 'react';
import type { Session, SessionEvent } from '../../lib/domain/scans/session.ts';
import { LitGrid } from '../places/lit-grid.tsx';
import { PlaceLine } from '../places/place-line.tsx';
import { Button } from '../ui/button.tsx';
import { Code } from '../ui/code.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { cx } from '../ui/cx.ts';
import { Sentence } from '../ui/sentence.tsx';
import { Switch } from '../ui/choice.tsx';

const PositionSheet = dynamic(() => import('./position-sheet.tsx').then((module) => module.PositionSheet));
const PlaceSheet = dynamic(() => import('./place-sheet.tsx').then((module) => module.PlaceSheet));

interface TargetCardProps {
  session: Session;
  dispatch: (event: SessionEvent) => void;
}

/** Where everything goes: the place, its box with the next free position lit, and the way to point at another one. */
export const TargetCard = memo(function TargetCard({ session, dispatch }: TargetCardProps) {
  const t = useTranslations('scan.target');
  const [open, setOpen] = useState<'position' | 'place'>();
  const { target, positions, held } = session;
  const close = () => setOpen(undefined);
  const choosePlace = (
    <PlaceSheet onClose={close} onChoose={(id) => dispatch({ type: 'picked', kind: 'container', id })} />
  );
  if (!target) {
    return (
      <section aria-label={t('label')} className="@container border-b border-line bg-surface px-4 py-2">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <MapPin aria-hidden className="size-6 shrink-0 text-primary-ink" />
          {/* Where something is in the hand, the card below asks the same. */}
          <p
            className={cx(
              held.length > 0 && '@max-[21rem]:sr-only',
              'min-w-[min(12rem,100%-3.25rem)] flex-1 font-semibold',
            )}
          >
            {t('none')}
          </p>
          <Button onClick={() => setOpen('place')}>{t('choose')}</Button>
        </div>
        {open === 'place' && choosePlace}
      </section>
    );
  }
  const { container, place, nextPosition, full } = target;
  const grid = nextPosition !== null || full;
  return (
    <section aria-label={t('label')} className="@container border-b border-line bg-primary-soft px-4 py-2">
      <div className="flex flex-wrap items-start gap-3">
        <div className="relative flex min-w-[min(5rem,100%)] flex-1 items-start gap-3">
          {grid && (
            <button
              type="button"
              aria-label={t('point', { place: container.name })}
              onClick={() => setOpen('position')}
              // All of what tells the position is pressed, not its picture alone.
              className="size-24 shrink-0 rounded-sm after:absolute after:inset-0 @max-[17rem]:size-16 short:size-16 @max-[15rem]:-me-3 @max-[15rem]:size-0!"
            >
              <LitGrid
                containerId={container.id}
                position={nextPosition}
                label={place.label}
                // Letters as large as these need the width; all of the card is pressed all the same.
                className="size-full @max-[15rem]:hidden"
              />
            </button>
          )}
          <div className="min-w-0 flex-1">
            <p className="text-sm text-muted @max-[17rem]:hidden short:hidden">
              <PlaceLine place={{ ...place, path: place.path.slice(0, -1), label: null }} short />
            </p>
            <p className="text-lg font-semibold">
              <bdi>
                <Sentence>{container.name}</Sentence>
              </bdi>
            </p>
            <p role="status" className="font-semibold text-primary-ink">
              {full && t('full')}
              {!full && place.label !== null && (
                <>
                  {t(target.chosen ? 'chosen' : 'next')}{' '}
                  <span className="whitespace-nowrap">
                    <Code size="lg">{place.label}</Code>
                    {grid && <ChevronDown aria-hidden className="ms-1 inline size-5.5 align-baseline" />}
                  </span>
                </>
              )}
              {!full && place.label === null && t(nextPosition === null && grid ? 'pointAt' : 'noGrid')}
            </p>
          </div>
        </div>
        <IconButton label={t('clear')} onClick={() => dispatch({ type: 'target_cleared' })}>
          <X size={22} aria-hidden />
        </IconButton>
      </div>
      {open === 'position' && (
        <PositionSheet
          container={container}
          chosen={nextPosition}
          onClose={close}
          onChoose={(position) => dispatch({ type: 'position_chosen', position })}
        >
          <Switch
            label={t('ask')}
            hint={t('askHint')}
            checked={positions === 'ask'}
            onChange={(event) =>
              dispatch({ type: 'positions_changed', positions: event.target.checked ? 'ask' : 'next_free' })
            }
          />
        </PositionSheet>
      )}
    </section>
  );
});
