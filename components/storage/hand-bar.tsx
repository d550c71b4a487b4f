'use client';

import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowRight from 'lucide-react/icons/arrow-right';
import Columns3 from 'lucide-react/icons/columns-3';
import EllipsisVertical from 'lucide-react/icons/ellipsis-vertical';
import Hand from 'lucide-react/icons/hand';
import LocateFixed from 'lucide-react/icons/locate-fixed';
import X from 'lucide-react/icons/x';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useRef, useState } from 'react';
import type { ReadingOrder } from '../../lib/domain/positions/order.ts';
import { useMay } from '../commands/use-may.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu, type MenuAction } from '../ui/menu.tsx';
import { useKeepClear } from '../ui/use-keep-clear.ts';
import type { HeldThing } from './hand.ts';
import { InHand } from './in-hand.tsx';

const CheckOutSheet = dynamic(() => import('../commands/check-out-sheet.tsx').then((module) => module.CheckOutSheet));

interface HandBarProps {
  hand: readonly HeldThing[];
  /** Things like these go into what is shown; otherwise it is on the way to where they go. */
  fits: boolean;
  /** Whether what is free is enough for all of them: the next ones, and those from where somebody points. */
  room: { next: boolean; pointed: boolean };
  /** Something that stands here may be where they go. */
  leadsOn: boolean;
  order: ReadingOrder;
  onOrder: (order: ReadingOrder) => void;
  onNextFree: () => void;
  onColumn: () => void;
  onEmpty: () => void;
}

/** What is in the hand and what can be done with it; it stays above the thumb bar while the box scrolls. */
export function HandBar({ hand, fits, room, leadsOn, order, onOrder, onNextFree, onColumn, onEmpty }: HandBarProps) {
  const t = useTranslations('storage.hand');
  const more = useTranslations('storage.actions')('more');
  const may = useMay();
  const [takingOut, setTakingOut] = useState(false);
  const bar = useRef<HTMLDivElement>(null);
  useKeepClear(bar);
  const [first] = hand;
  const actions: MenuAction[] = [];
  const offer = (allowed: boolean, action: MenuAction) => {
    if (allowed) actions.push(action);
  };
  const icon = { size: 20, 'aria-hidden': true } as const;
  const isTube = first?.kind === 'sample';
  const onward = isTube ? 'openBox' : 'openPlace';
  const here = room.pointed ? (leadsOn ? 'holdingOrOpen' : 'holding') : leadsOn ? onward : 'doesNotFit';
  const told = fits ? here : onward;
  offer(isTube && fits, { id: 'column', label: t('column'), icon: <Columns3 {...icon} />, onSelect: onColumn });
  offer(isTube && may('check_out_samples.v1'), {
    id: 'checkOut',
    label: t('checkOut'),
    icon: <Hand {...icon} />,
    onSelect: () => setTakingOut(true),
  });
  offer(hand.length > 1 && fits, {
    id: 'order',
    label: t(order === 'rows' ? 'alongRows' : 'downColumns'),
    icon: order === 'rows' ? <ArrowRight {...icon} className="flip-rtl" /> : <ArrowDown {...icon} />,
    onSelect: () => onOrder(order === 'rows' ? 'columns' : 'rows'),
  });
  return (
    <div
      ref={bar}
      role="status"
      // Clear of the square of the bar below, which stands out of it.
      className="sticky @container bottom-[calc(var(--bar)+env(safe-area-inset-bottom)+18px)] z-10 rounded-lg border border-edge bg-raised p-1.5 ps-3 shadow-overlay lg:bottom-4"
    >
      <div className="flex flex-wrap items-center gap-2">
        <InHand hand={hand} hint={first ? t(told, { count: hand.length }) : t('empty')} />
        {first && (
          <div className="ms-auto flex gap-2">
            {fits && room.next && (
              <>
                <Button variant="primary" className="max-md:hidden" onClick={onNextFree}>
                  {t('nextFree')}
                </Button>
                {/* On a phone the bar stays one line, so that the positions it speaks of are in sight. */}
                <IconButton label={t('nextFree')} tone="solid" className="md:hidden" onClick={onNextFree}>
                  <LocateFixed size={22} aria-hidden />
                </IconButton>
              </>
            )}
            {actions.map(({ id, label, icon: picture, onSelect }) => (
              <Button key={id} className="max-md:hidden" icon={picture} onClick={onSelect}>
                {label}
              </Button>
            ))}
            {actions.length > 0 && (
              <Menu
                label={more}
                actions={actions}
                trigger={
                  <IconButton label={more} tone="outlined" className="md:hidden">
                    <EllipsisVertical size={22} aria-hidden />
                  </IconButton>
                }
              />
            )}
            <IconButton label={t('putBack')} onClick={onEmpty}>
              <X size={22} aria-hidden />
            </IconButton>
          </div>
        )}
      </div>
      {takingOut && first && (
        <CheckOutSheet
          sampleIds={hand.map(({ id }) => id)}
          name={first.name}
          onClose={() => setTakingOut(false)}
          onDone={onEmpty}
        />
      )}
    </div>
  );
}
