import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Link } from '../../lib/i18n/navigation.ts';
import { paths } from '../../lib/config/paths.ts';
import { BrandName } from './brand-mark.tsx';
import { ShellProviders } from './providers.tsx';
import { PagesAhead } from './pages-ahead.tsx';
import { RouteFocus } from './route-focus.tsx';
import { SideNav } from './side-nav.tsx';
import { ThumbBar } from './thumb-bar.tsx';

export interface AppShellProps {
  /** `field` has targets for gloves, `office` is denser. */
  density: 'field' | 'office';
  /** The connected network pill. */
  pill?: ReactNode;
  /** Who is signed in: what opens `account` on wide screens. */
  who?: ReactNode;
  /** Who is signed in and the way out; shown in "More" and beside the theme. */
  account?: ReactNode;
  children: ReactNode;
}

/** The frame of every signed-in screen: head bar and thumb bar on phones and tablets, side navigation on wide screens. */
export function AppShell({ density, pill, who, account, children }: AppShellProps) {
  const t = useTranslations('shell');
  return (
    <ShellProviders density={density}>
      <div data-density={density} className="flex min-h-dvh flex-col lg:flex-row">
        <SkipLink label={t('skip')} />
        <SideNav pill={pill} who={who} account={account} />
        <header className="sticky top-0 z-20 bg-head ps-[max(1rem,env(safe-area-inset-left))] pe-[max(0.5rem,env(safe-area-inset-right))] pt-[env(safe-area-inset-top)] text-on-head lg:hidden">
          <div className="@container/head mx-auto flex min-h-(--head-bar) max-w-5xl flex-wrap items-center justify-between gap-x-2">
            <Link
              href={paths.home()}
              className="flex min-h-target min-w-0 flex-[1_1_min(9rem,100%)] @max-[15.5rem]/head:flex-none items-center outline-current"
            >
              <BrandName />
            </Link>
            {pill}
          </div>
        </header>
        <main
          id="main"
          tabIndex={-1}
          // Where the page ends there is room for a toast: it covers nothing that can be pressed there.
          className="min-w-0 flex-1 ps-[env(safe-area-inset-left)] pe-[env(safe-area-inset-right)] pb-[calc(var(--bar)+env(safe-area-inset-bottom)+5.5rem)] lg:pb-8"
        >
          {children}
        </main>
        <ThumbBar account={account} />
        <RouteFocus />
        <PagesAhead />
      </div>
    </ShellProviders>
  );
}

/** The first stop of the Tab key: past the navigation to the page. */
export function SkipLink({ label }: { label: string }) {
  return (
    <a
      href="#main"
      className="fixed start-2 top-2 z-50 rounded-md bg-ink px-4 py-3 font-semibold text-bg not-focus:sr-only"
    >
      {label}
    </a>
  );
}
