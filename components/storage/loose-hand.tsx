'use client';

import Hand from 'lucide-react/icons/hand';
import { useTranslations } from 'next-intl';
import { useAct } from '../commands/use-act.ts';
import { Button } from '../ui/button.tsx';
import { placingOf } from './placing.ts';
import type { Contents } from './use-contents.ts';
import { useHand } from './use-hand.ts';

/** In a holder without a grid: puts down what is in the hand, without a position. */
export function LooseHand({ contents }: { contents: Contents }) {
  const t = useTranslations('storage.hand');
  const act = useAct();
  const { hand, empty } = useHand();
  const { container, type } = contents;
  const [first] = hand;
  if (!first || (first.kind === 'sample') !== type.allowedChildren.includes('sample')) return null;

  async function putDown() {
    const destination = { containerId: container.id, siteId: container.siteId };
    const drafts = placingOf(
      hand,
      hand.map(() => null),
      destination,
    );
    const text = t('doneLoose', { count: hand.length, name: first?.name ?? '', container: container.name });
    if (await act(drafts, { text })) empty();
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
