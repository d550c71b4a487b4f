'use client';

import { useEffect } from 'react';
import { ErrorState } from '../../../components/ui/states.tsx';

/* Inside the shell, so that the navigation stays one tap away. */
export default function OfficeError({ error, reset }: { error: Error; reset: () => void }) {
  useEffect(() => console.error(error), [error]);
  return <ErrorState level={1} onRetry={reset} />;
}
