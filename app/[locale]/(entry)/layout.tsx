import type { ReactNode } from 'react';
import { EntryShell } from '../../../components/shell/entry-shell.tsx';

export default function EntryLayout({ children }: { children: ReactNode }) {
  return <EntryShell>{children}</EntryShell>;
}
