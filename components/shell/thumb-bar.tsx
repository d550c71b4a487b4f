'use client';

import Ellipsis from 'lucide-react/icons/ellipsis';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { type ReactNode, useState } from 'react';
import { Link, usePathname } from '../../lib/i18n/navigation.ts';
import { cx } from '../ui/cx.ts';
import { NavCount } from './nav-count.tsx';
import { isCurrent, moreItems, type NavItem, personItem, thumbItems } from './navigation.ts';

const MoreSheet = dynamic(() => import('./more-sheet.tsx').then((module) => module.MoreSheet));

// Five words share the width of a phone: beyond what fits whole they grow no more with the letters.
const TAB =
  'flex min-w-0 flex-1 flex-col items-center justify-center gap-0.5 px-0.5 text-[min(0.6875rem,3.4vw)] leading-tight font-semibold';

/** The bar under the thumb: Scan in the middle, one tap away from everywhere. */
export function ThumbBar({ account }: { account?: ReactNode }) {
  const t = useTranslations('shell.nav');
  const pathname = usePathname();
  const [more, setMore] = useState<'closed' | 'open' | 'unused'>('unused');
  const elsewhere = [...moreItems, personItem].some(({ href }) => isCurrent(href, pathname));

  const tab = ({ id, href, icon: Icon }: NavItem) => {
    const current = isCurrent(href, pathname);
    return (
      <Link
        key={id}
        href={href}
        aria-current={current ? 'page' : undefined}
        className={cx(TAB, '-outline-offset-4', current ? 'text-primary-ink' : 'text-muted')}
      >
        <Mark current={current}>
          <Icon size={24} aria-hidden />
        </Mark>
        <span className="max-w-full text-center wrap-anywhere hyphens-auto">{t(id)}</span>
      </Link>
    );
  };

  const { scan } = thumbItems;
  const scanning = isCurrent(scan.href, pathname);
  return (
    <nav
      aria-label={t('label')}
      className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-surface ps-[env(safe-area-inset-left)] pe-[env(safe-area-inset-right)] pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      <div className="mx-auto flex h-bar max-w-2xl">
        {thumbItems.before.map(tab)}
        <Link
          href={scan.href}
          aria-current={scanning ? 'page' : undefined}
          // Its one line has no room for a second below the square: with large letters the tab grows.
          className={cx(TAB, 'relative min-w-fit! -outline-offset-4', scanning ? 'text-primary-ink' : 'text-ink')}
        >
          <span className="absolute -top-[16px] flex size-[calc(var(--bar)*0.86)] items-center justify-center rounded-lg border-2 border-surface bg-primary text-on-primary outline outline-primary-edge">
            <scan.icon size={30} aria-hidden />
          </span>
          <span className="mt-auto pb-1.5 whitespace-nowrap">{t('scan')}</span>
        </Link>
        {thumbItems.after.map(tab)}
        <button
          type="button"
          aria-haspopup="dialog"
          onClick={() => setMore('open')}
          className={cx(TAB, 'relative -outline-offset-4', elsewhere ? 'text-primary-ink' : 'text-muted')}
        >
          <Mark current={elsewhere}>
            <Ellipsis size={24} aria-hidden />
          </Mark>
          <span className="max-w-full text-center wrap-anywhere hyphens-auto">{t('more')}</span>
          <NavCount items={moreItems} className="absolute start-[min(calc(50%+6px),calc(100%-28px))] top-[2px]" />
        </button>
      </div>
      {more !== 'unused' && (
        <MoreSheet
          open={more === 'open'}
          onOpenChange={(open) => setMore(open ? 'open' : 'closed')}
          account={account}
        />
      )}
    </nav>
  );
}

function Mark({ current, children }: { current: boolean; children: ReactNode }) {
  return (
    <span
      className={cx(
        'flex h-[28px] w-[48px] max-w-full items-center justify-center rounded-full',
        current && 'bg-primary-soft',
      )}
    >
      {children}
    </span>
  );
}
