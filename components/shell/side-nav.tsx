'use client';

import Settings from 'lucide-react/icons/sliders-horizontal';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { type ReactNode, useState } from 'react';
import { Link, usePathname } from '../../lib/i18n/navigation.ts';
import { buttonClass } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { BrandName } from './brand-mark.tsx';
import { NavCount } from './nav-count.tsx';
import { isCurrent, type NavItem, sideItems, thumbItems } from './navigation.ts';
import { useVisible } from './navigation-scope.tsx';

const MoreSheet = dynamic(() => import('./more-sheet.tsx').then((module) => module.MoreSheet));

interface SideNavProps {
  pill?: ReactNode;
  /** Who is signed in: what opens `account`. */
  who?: ReactNode;
  account?: ReactNode;
}

/** The navigation of wide screens, beside the page. */
export function SideNav({ pill, who, account }: SideNavProps) {
  const t = useTranslations('shell');
  const pathname = usePathname();
  const items = useVisible(sideItems);
  const [open, setOpen] = useState<boolean>();
  const { scan } = thumbItems;
  const row = (current: boolean) =>
    cx(
      'flex min-h-11 w-full shrink-0 items-center gap-3 rounded-md px-3 text-start font-medium',
      current ? 'bg-primary-soft text-primary-ink' : 'hover:bg-sunken',
    );
  return (
    <aside className="sticky top-0 hidden h-dvh w-[min(16rem,38vw)] shrink-0 flex-col border-e border-line bg-surface lg:flex">
      <div className="flex min-h-16 items-center bg-head px-4 py-3 text-on-head">
        <BrandName />
      </div>
      <nav aria-label={t('nav.label')} className="scroll-edge flex min-h-0 flex-1 flex-col overflow-y-auto px-3 py-2">
        <Link
          href={scan.href}
          aria-current={isCurrent(scan.href, pathname) ? 'page' : undefined}
          className={cx(buttonClass('primary', true), 'mb-2 h-12 min-h-12 shrink-0')}
        >
          <scan.icon size={22} aria-hidden />
          {t('nav.scan')}
        </Link>
        {items.map((item: NavItem) => {
          const { id, href, icon: Icon } = item;
          const current = isCurrent(href, pathname);
          return (
            <Link key={id} href={href} aria-current={current ? 'page' : undefined} className={row(current)}>
              <Icon size={20} aria-hidden />
              {t(`nav.${id}`)}
              <NavCount items={[item]} className="ms-auto" />
            </Link>
          );
        })}
      </nav>
      <div className="flex flex-col gap-1 border-t border-line px-3 py-2">
        {pill !== undefined && <div className="flex px-1">{pill}</div>}
        <button
          type="button"
          aria-haspopup="dialog"
          onClick={() => setOpen(true)}
          className={cx(row(false), who !== undefined && 'flex-row-reverse justify-between')}
        >
          <Settings aria-hidden className="size-5 shrink-0" />
          {who ?? t('preferences.title')}
        </button>
      </div>
      {open !== undefined && <MoreSheet open={open} onOpenChange={setOpen} account={account} places={false} />}
    </aside>
  );
}
