'use client';

import { useTranslations } from 'next-intl';
import { cx } from '../ui/cx.ts';
import { useWaiting } from './navigation-scope.tsx';
import type { NavItem } from './navigation.ts';

/** More than this is just many. */
const MOST = 99;

/** The figure beside a place in which open alerts wait; nothing where none does. */
export function NavCount({ items, className }: { items: readonly NavItem[]; className?: string }) {
  const t = useTranslations('shell.nav');
  const count = useWaiting(items);
  if (count === 0) return null;
  return (
    <span
      className={cx(
        'figures inline-flex min-w-[1.55em] items-center justify-center rounded-full border border-danger-ink bg-danger-soft px-1 text-[min(0.8125rem,16px)] leading-[1.55] font-semibold text-danger-ink',
        className,
      )}
    >
      <span aria-hidden>{count > MOST ? `${MOST}+` : count}</span>
      <span className="sr-only">{t('waiting', { count })}</span>
    </span>
  );
}
