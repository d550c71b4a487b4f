'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Link, usePathname } from '../../lib/i18n/navigation.ts';
import { Dialog } from '../ui/dialog.tsx';
import { List, ListRow } from '../ui/list.tsx';
import { isCurrent, moreItems, type NavItem, personItem } from './navigation.ts';
import { NavCount } from './nav-count.tsx';
import { useVisible } from './navigation-scope.tsx';
import { Preferences } from './preferences.tsx';

export interface MoreSheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Who is signed in, and the way out. */
  account?: ReactNode;
  /** On wide screens the side navigation lists the places already. */
  places?: boolean;
}

/** The places that have no room under the thumb, who is signed in, and how the app looks and speaks. */
export function MoreSheet({ open, onOpenChange, account, places = true }: MoreSheetProps) {
  const t = useTranslations('shell');
  const pathname = usePathname();
  const items = useVisible(moreItems);
  const row = (item: NavItem) => (
    <ListRow
      key={item.id}
      leading={<item.icon size={22} aria-hidden />}
      title={t(`nav.${item.id}`)}
      trailing={<NavCount items={[item]} />}
      asLink={
        <Link
          href={item.href}
          aria-current={isCurrent(item.href, pathname) ? 'page' : undefined}
          onClick={() => onOpenChange(false)}
        />
      }
    />
  );
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      look={places ? 'sheet' : 'side'}
      title={places ? t('nav.more') : t('preferences.title')}
    >
      {places && <List className="-mx-5 -mt-4 mb-4 border-b border-line">{items.map(row)}</List>}
      {account}
      <List className="-mx-5 mb-4 border-y border-line">{row(personItem)}</List>
      <Preferences />
    </Dialog>
  );
}
