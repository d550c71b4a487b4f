'use client';

import { ErrorState } from '../../../components/ui/states.tsx';

/* Inside the shell, so that the navigation stays one tap away. */
export default function OfficeError({ reset }: { reset: () => void }) {
  return <ErrorState level={1} onRetry={reset} />;
}
