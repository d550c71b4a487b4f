import '../globals.css';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getMessages } from 'next-intl/server';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { BusyProvider } from '../../components/pwa/busy.tsx';
import { catchInstallScript } from '../../components/pwa/install-prompt-script.ts';
import { UpdateBar } from '../../components/pwa/update-bar.tsx';
import { FiguresAhead } from '../../components/shell/figures-ahead.tsx';
import { firstPaintScript } from '../../components/shell/first-paint.ts';
import { InstallLinks } from '../../components/shell/install-links.tsx';
import { TenantFromAddress } from '../../components/shell/tenant-from-address.tsx';
import { fontVariables } from '../../components/ui/fonts.ts';
import { schemasWithoutEval } from '../../lib/config/schemas-without-eval.ts';
import { startInSteps } from '../../lib/config/start-in-steps.ts';
import { directionOf, locales } from '../../lib/i18n/locales.ts';
import { rememberKeysScript } from '../../lib/scanning/wedge/early-keys.ts';
import { Laboratory } from './laboratory.tsx';
import { SyncRoot } from './sync-root.tsx';

/** Every language is built ahead; an address in an unknown language is not found. */
export const dynamicParams = false;

export function generateStaticParams() {
  return locales.map((locale) => ({ locale }));
}

/** The nouns whose texts every page carries; `PageMessages` adds a page's own. */
const EVERYWHERE = ['common', 'shell', 'pwa'];

export const metadata: Metadata = {
  title: { default: 'TracSeq Storage', template: '%s · TracSeq Storage' },
  applicationName: 'TracSeq Storage',
  icons: { icon: { url: '/icons/icon.svg', type: 'image/svg+xml' } },
  formatDetection: { telephone: false, email: false, address: false, date: false },
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1, viewportFit: 'cover' };

export default async function LocaleLayout({ children }: { children: ReactNode }) {
  const locale = await getLocale();
  const all = await getMessages();
  const messages = Object.fromEntries(EVERYWHERE.map((noun) => [noun, all[noun] ?? {}]));
  return (
    <html lang={locale} dir={directionOf(locale)} className={fontVariables} suppressHydrationWarning>
      <head>
        <script dangerouslySetInnerHTML={{ __html: firstPaintScript(locale) }} />
        <script dangerouslySetInnerHTML={{ __html: rememberKeysScript }} />
        <script dangerouslySetInnerHTML={{ __html: catchInstallScript }} />
        <script dangerouslySetInnerHTML={{ __html: schemasWithoutEval }} />
        <script dangerouslySetInnerHTML={{ __html: startInSteps }} />
      </head>
      <body>
        <NextIntlClientProvider messages={messages}>
          <BusyProvider>
            <SyncRoot>
              <Laboratory>{children}</Laboratory>
            </SyncRoot>
            <UpdateBar />
          </BusyProvider>
          <TenantFromAddress />
          <InstallLinks />
          <FiguresAhead />
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
