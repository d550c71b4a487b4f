import type { ReactNode } from 'react';
import { AppShell } from '../../../components/shell/app-shell.tsx';

export default function OfficeLayout({ children }: { children: ReactNode }) {
  return <AppShell density="office">{children}</AppShell>;
}
