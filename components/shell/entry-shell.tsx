import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { SkipLink } from './app-shell.tsx';
import { BrandName } from './brand-mark.tsx';
import { EntryPreferences } from './entry-preferences.tsx';
import { ShellProviders } from './providers.tsx';
import { RouteFocus } from './route-focus.tsx';

/** The frame of the screens before someone is in: whose app it is, one task, and the language. */
export function EntryShell({ children }: { children: ReactNode }) {
  const t = useTranslations('shell');
  return (
    <ShellProviders density="field">
      <div data-density="field" className="flex min-h-dvh flex-col">
        <SkipLink label={t('skip')} />
        <header className="bg-head px-[max(1rem,env(safe-area-inset-left))] pt-[env(safe-area-inset-top)] text-on-head">
          <div className="mx-auto flex min-h-18 w-full max-w-md items-center">
            <BrandName />
          </div>
        </header>
        <main id="main" tabIndex={-1} className="mx-auto w-full max-w-md flex-1 px-4 py-8">
          {children}
        </main>
        <footer className="mx-auto w-full max-w-md px-4 pb-[calc(env(safe-area-inset-bottom)+1.5rem)]">
          <EntryPreferences />
        </footer>
        <RouteFocus />
      </div>
    </ShellProviders>
  );
}
