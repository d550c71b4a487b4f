'use client';

import { useTranslations } from 'next-intl';
import { Button } from '../ui/button.tsx';
import { CarriedBar } from './carried-bar.tsx';
import { goesInto } from './placing.ts';
import type { Contents } from './use-contents.ts';
import { useHand } from './use-hand.ts';

interface PositionHandProps {
  contents: Contents;
  /** Shows the positions, so that one can be tapped. */
  onChoose: () => void;
}

/** What is in the hand, in a holder with a grid whose positions cannot be tapped now: in the list, or while looking. */
export function PositionHand({ contents, onChoose }: PositionHandProps) {
  const t = useTranslations('storage.hand');
  const { hand } = useHand();
  if (contents.container.archived || !goesInto(contents, hand)) return <CarriedBar />;
  return (
    <CarriedBar
      action={
        <Button variant="primary" onClick={onChoose}>
          {t('choosePosition')}
        </Button>
      }
    />
  );
}
