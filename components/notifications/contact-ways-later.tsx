'use client';

import dynamic from 'next/dynamic';

/** The card of contact ways, last on its page: it comes when the page is there, and is nothing until then. */
export const ContactWaysLater = dynamic(
  () => import('./contact-ways-card.tsx').then((module) => module.ContactWaysCard),
  { ssr: false },
);
