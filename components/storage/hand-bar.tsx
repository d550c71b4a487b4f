'use client';

import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowRight from 'lucide-react/icons/arrow-right';
import Columns3 from 'lucide-react/icons/columns-3';
import Hand from 'lucide-react/icons/hand';
import X from 'lucide-react/icons/x';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { ReadingOrder } from '../../lib/domain/positions/order.ts';
import { useMay } from '../commands/use-may.ts';
import { Button } from '../ui/button.tsx';
import type { HeldThing } from './hand.ts';

const CheckOutSheet = dynamic(() => import('../commands/check-out-sheet.tsx').then((module) => module.CheckOutSheet));

interface HandBarProps {
  hand: readonly HeldThing[];
  order: ReadingOrder;
  onOrder: (order: ReadingOrder) => void;
  onNextFree: () => void;
  onColumn: () => void;
  onEmpty: () => void;
}

/** What is in the hand and what can be done with it; it stays above the thumb bar while the box scrolls. */
export function HandBar({ hand, order, onOrder, onNextFree, onColumn, onEmpty }: HandBarProps) {
  const t = useTranslations('storage.hand');
  const may = useMay();
  const [takingOut, setTakingOut] = useState(false);
  const [first] = hand;
  return (
    <div
      role="status"
      className="sticky bottom-[calc(var(--bar)+env(safe-area-inset-bottom)+0.5rem)] z-10 flex flex-col gap-3 rounded-lg border border-edge bg-raised p-3 shadow-overlay lg:bottom-4"
    >
      <p className="flex items-center gap-2 font-semibold">
        <Hand size={22} aria-hidden className="shrink-0 text-primary-ink" />
        {first ? t('holding', { count: hand.length, name: first.name }) : t('empty')}
      </p>
      {first && (
        <div className="flex flex-wrap gap-2">
          <Button variant="primary" onClick={onNextFree}>
            {t('nextFree')}
          </Button>
          {first.kind === 'sample' && (
            <Button icon={<Columns3 size={20} aria-hidden />} onClick={onColumn}>
              {t('column')}
            </Button>
          )}
          {first.kind === 'sample' && may('check_out_samples.v1') && (
            <Button icon={<Hand size={20} aria-hidden />} onClick={() => setTakingOut(true)}>
              {t('checkOut')}
            </Button>
          )}
          {hand.length > 1 && (
            <Button
              icon={
                order === 'rows' ? (
                  <ArrowRight size={20} aria-hidden className="flip-rtl" />
                ) : (
                  <ArrowDown size={20} aria-hidden />
                )
              }
              onClick={() => onOrder(order === 'rows' ? 'columns' : 'rows')}
            >
              {t(order === 'rows' ? 'alongRows' : 'downColumns')}
            </Button>
          )}
          <Button variant="quiet" icon={<X size={20} aria-hidden />} onClick={onEmpty}>
            {t('putBack')}
          </Button>
        </div>
      )}
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
