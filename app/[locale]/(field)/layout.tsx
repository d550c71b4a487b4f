import type { ReactNode } from 'react';

export default function FieldLayout({ children }: { children: ReactNode }) {
  return children;
}
