'use client';

import dynamic from 'next/dynamic';

/** The card of notifications, last on its page: it comes when the page is there, and is nothing until then. */
export const NotificationsLater = dynamic(
  () => import('./notifications-card.tsx').then((module) => module.NotificationsCard),
  { ssr: false },
);
