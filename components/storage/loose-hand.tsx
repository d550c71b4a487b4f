'use client';

import { useTranslations } from 'next-intl';
import { Button } from '../ui/button.tsx';
import { CarriedBar } from './carried-bar.tsx';
import { goesInto } from './placing.ts';
import type { Contents } from './use-contents.ts';
import { useHand } from './use-hand.ts';
import { usePutDown } from './use-put-down.ts';

/** In a holder without a grid: puts down what is in the hand, without a position, where it goes in there. */
export function LooseHand({ contents }: { contents: Contents }) {
  const t = useTranslations('storage.hand');
  const put = usePutDown();
  const { hand, empty } = useHand();
  const { container } = contents;

  async function putDown() {
    const destination = { containerId: container.id, siteId: container.siteId };
    const loose = hand.map(() => null);
    const text = t('doneLoose', { count: hand.length, name: hand[0]?.name ?? '', container: container.name });
    if (await put(hand, loose, destination, { text })) empty();
  }

  if (container.archived || !goesInto(contents, hand)) return <CarriedBar />;
  return (
    <CarriedBar
      action={
        <Button variant="primary" onClick={() => void putDown()}>
          {t('putDownHere')}
        </Button>
      }
    />
  );
}
