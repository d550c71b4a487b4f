import type { ReactNode } from 'react';
import { Account } from '../../../components/session/account.tsx';
import { SignedInAs } from '../../../components/session/signed-in-as.tsx';
import { SignedIn } from '../../../components/session/signed-in.tsx';
import { AppShell } from '../../../components/shell/app-shell.tsx';
import { PageMessages } from '../../../components/shell/page-messages.tsx';
import { InstallOffer } from '../install-offer.tsx';
import { Pill } from '../laboratory.tsx';

export default function OfficeLayout({ children }: { children: ReactNode }) {
  return (
    <PageMessages nouns={['session', 'errors', 'commands']}>
      <AppShell
        density="office"
        pill={<Pill />}
        who={<SignedInAs />}
        account={
          <div className="flex flex-col gap-4 pb-5">
            <Account />
            <InstallOffer always />
          </div>
        }
      >
        <SignedIn>{children}</SignedIn>
      </AppShell>
    </PageMessages>
  );
}
