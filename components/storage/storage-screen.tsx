'use client';

import { usePageQuery } from '../../lib/i18n/navigation.ts';
import { ContainerScreen } from './container-screen.tsx';
import { SitesScreen } from './sites-screen.tsx';

/** The storage browser: the sites and what stands in them, or one holder with its contents. */
export function StorageScreen() {
  const query = usePageQuery();
  const id = query.get('id');
  return id === null ? <SitesScreen /> : <ContainerScreen key={id} id={id} lit={query.get('position')} />;
}
