import type { ReactNode } from 'react';
import { AppShell } from '../../../components/shell/app-shell.tsx';

export default function FieldLayout({ children }: { children: ReactNode }) {
  return <AppShell density="field">{children}</AppShell>;
}
