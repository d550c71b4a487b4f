'use client';

import { type AbstractIntlMessages, NextIntlClientProvider, useMessages } from 'next-intl';
import { type ReactNode, useMemo } from 'react';

/** Adds texts to those the surrounding layouts already brought; next-intl alone would replace them. */
export function MessageScope({ messages, children }: { messages: AbstractIntlMessages; children: ReactNode }) {
  const outer = useMessages();
  const merged = useMemo(() => ({ ...outer, ...messages }), [outer, messages]);
  return <NextIntlClientProvider messages={merged}>{children}</NextIntlClientProvider>;
}
