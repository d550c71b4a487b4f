'use client';

import type { ReactNode } from 'react';
import { Button } from '../ui/button.tsx';

/** Asks for the page of this address once more. */
export function ReloadButton({ children }: { children: ReactNode }) {
  return <Button onClick={() => location.reload()}>{children}</Button>;
}
