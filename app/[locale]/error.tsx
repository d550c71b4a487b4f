'use client';

import { EntryShell } from '../../components/shell/entry-shell.tsx';
import { ErrorState } from '../../components/ui/states.tsx';

export default function ErrorPage({ reset }: { reset: () => void }) {
  return (
    <EntryShell>
      <ErrorState level={1} onRetry={reset} />
    </EntryShell>
  );
}
