'use client';

import { useSearchParams } from 'next/navigation';
import { AlertPage } from './alert-page.tsx';
import { AlertWall } from './alert-wall.tsx';

/** The wall, or the one alert that the address names. */
export function AlertsScreen() {
  const query = useSearchParams();
  const id = query.get('id');
  return id === null ? <AlertWall /> : <AlertPage key={id} id={id} ready={query.get('acknowledge') === 'ready'} />;
}
