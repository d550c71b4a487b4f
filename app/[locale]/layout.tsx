import '../globals.css';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getMessages } from 'next-intl/server';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { FirstPaint } from '../../components/shell/first-paint.tsx';
import { fontVariables } from '../../components/ui/fonts.ts';
import { directionOf, locales } from '../../lib/i18n/locales.ts';

/** Every language is built ahead; an address in an unknown language is not found. */
export const dynamicParams = false;

export function generateStaticParams() {
  return locales.map((locale) => ({ locale }));
}

export const metadata: Metadata = {
  title: { default: 'TracSeq Storage', template: '%s · TracSeq Storage' },
  applicationName: 'TracSeq Storage',
  formatDetection: { telephone: false, email: false, address: false, date: false },
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1, viewportFit: 'cover' };

export default async function LocaleLayout({ children }: { children: ReactNode }) {
  const locale = await getLocale();
  const { common = {}, shell = {}, pwa = {} } = await getMessages();
  return (
    <html lang={locale} dir={directionOf(locale)} className={fontVariables} suppressHydrationWarning>
      <head>
        <FirstPaint locale={locale} />
      </head>
      <body>
        <NextIntlClientProvider messages={{ common, shell, pwa }}>{children}</NextIntlClientProvider>
      </body>
    </html>
  );
}
