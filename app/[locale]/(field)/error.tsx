'use client';

import { ErrorState } from '../../../components/ui/states.tsx';

/* Inside the shell, so that Scan and the rest stay one tap away. */
export default function FieldError({ reset }: { reset: () => void }) {
  return <ErrorState level={1} onRetry={reset} />;
}
