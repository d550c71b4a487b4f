'use client';

import X from 'lucide-react/icons/x';
import { useTranslations } from 'next-intl';
import { type ReactNode, useRef } from 'react';
import { paths } from '../../lib/config/paths.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { Button } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { useKeepClear } from '../ui/use-keep-clear.ts';
import type { HeldThing } from './hand.ts';
import { InHand } from './in-hand.tsx';
import { useHand } from './use-hand.ts';

interface CarriedBarProps {
  /** What can be done with it where one is; without it, the way leads on to the place where it goes. */
  action?: ReactNode;
  /** All places are on this screen: nothing leads there. */
  overview?: boolean;
}

/** What is in the hand, wherever no map asks for the position: carried from screen to screen it stays in sight. */
export function CarriedBar(props: CarriedBarProps) {
  const { hand, empty } = useHand();
  const [first] = hand;
  return first && <Bar {...props} first={first} hand={hand} onEmpty={empty} />;
}

interface BarProps extends CarriedBarProps {
  first: HeldThing;
  hand: readonly HeldThing[];
  onEmpty: () => void;
}

function Bar({ action, overview = false, first, hand, onEmpty }: BarProps) {
  const t = useTranslations('storage.hand');
  const bar = useRef<HTMLElement>(null);
  useKeepClear(bar);
  const onward = t(first.kind === 'sample' ? 'openBox' : 'openPlace', { count: hand.length });
  return (
    <section
      ref={bar}
      aria-label={t('label')}
      // Where the page ends there is room for a toast above it.
      className="sticky @container mt-3 max-lg:mt-22 bottom-[calc(var(--bar)+env(safe-area-inset-bottom)+0.5rem)] z-10 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-edge bg-raised p-2 ps-3 shadow-overlay lg:bottom-4"
    >
      <InHand hand={hand} {...(action === undefined && { hint: onward })} />
      <div
        className={cx('flex items-center gap-2', action !== undefined && 'max-sm:grow max-sm:[&>:first-child]:grow')}
      >
        {action ??
          (!overview && (
            // On a phone the bar below leads there, and the screen is what is scarce.
            <Button asChild className="max-sm:hidden">
              <Link href={paths.storage()}>{t('allPlaces')}</Link>
            </Button>
          ))}
        <IconButton label={t('putBack')} onClick={onEmpty}>
          <X size={22} aria-hidden />
        </IconButton>
      </div>
    </section>
  );
}
