'use client';

import Hand from 'lucide-react/icons/hand';
import { useTranslations } from 'next-intl';
import { Button } from '../ui/button.tsx';
import { takesHand } from './placing.ts';
import type { Contents } from './use-contents.ts';
import { useHand } from './use-hand.ts';
import { usePutDown } from './use-put-down.ts';

/** In a holder without a grid: puts down what is in the hand, without a position. */
export function LooseHand({ contents }: { contents: Contents }) {
  const t = useTranslations('storage.hand');
  const put = usePutDown();
  const { hand, empty } = useHand();
  const { container, type } = contents;
  const [first] = hand;
  if (!first || !takesHand(type, hand)) return null;

  async function putDown() {
    const destination = { containerId: container.id, siteId: container.siteId };
    const loose = hand.map(() => null);
    const text = t('doneLoose', { count: hand.length, name: first?.name ?? '', container: container.name });
    if (await put(hand, loose, destination, { text })) empty();
  }

  return (
    <div className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-edge bg-raised p-3">
      <p className="flex items-center gap-2 font-semibold">
        <Hand size={22} aria-hidden className="shrink-0 text-primary-ink" />
        {t('holding', { count: hand.length, name: first.name })}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" onClick={() => void putDown()}>
          {t('putDownHere')}
        </Button>
        <Button variant="quiet" onClick={empty}>
          {t('putBack')}
        </Button>
      </div>
    </div>
  );
}
