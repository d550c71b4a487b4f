import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import { MessageScope } from './message-scope.tsx';

/**
 * Sends the texts of the named nouns (`locales/<tag>/<noun>.json`) to the browser for what is inside, so that a page
 * carries its own words and no others. `common`, `shell` and `pwa` are there already.
 */
export async function PageMessages({ nouns, children }: { nouns: readonly string[]; children: ReactNode }) {
  const all = await getMessages();
  const messages = Object.fromEntries(nouns.map((noun) => [noun, all[noun] ?? {}]));
  return <MessageScope messages={messages}>{children}</MessageScope>;
}
