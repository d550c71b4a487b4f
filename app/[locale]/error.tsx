'use client';

import { useEffect } from 'react';
import { EntryShell } from '../../components/shell/entry-shell.tsx';
import { ErrorState } from '../../components/ui/states.tsx';

export default function ErrorPage({ error, reset }: { error: Error; reset: () => void }) {
  useEffect(() => console.error(error), [error]);
  return (
    <EntryShell>
      <ErrorState level={1} onRetry={reset} />
    </EntryShell>
  );
}
