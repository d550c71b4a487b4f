'use client';

import KeyRound from 'lucide-react/icons/key-round';
import ShieldX from 'lucide-react/icons/shield-x';
import { useTranslations } from 'next-intl';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useSayError } from '../commands/use-say-error.ts';
import { Button } from '../ui/button.tsx';
import { useSession, useSync } from '../sync/index.ts';

const SignInSheet = dynamic(() => import('./sign-in-sheet.tsx').then((module) => module.SignInSheet));

/**
 * Says that sending has stopped and why, without standing in the way: scanning goes on. An expired sign-in is renewed in
 * place, so that the page and the queue stay as they are.
 */
export function SignInAgain() {
  const t = useTranslations('session.again');
  const say = useSayError();
  const session = useSession();
  const sync = useSync();
  const pause = sync?.pause ?? null;
  const count = sync ? sync.waiting + sync.pictures + sync.setAside : 0;
  const [open, setOpen] = useState(false);
  if (session.status !== 'ready' || pause === null) return null;
  const expired = pause.reason === 'auth_expired';
  const Icon = expired ? KeyRound : ShieldX;
  return (
    <section
      aria-label={t('label')}
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-warn-ink bg-warn-soft px-4 py-2 text-warn-ink"
    >
      <Icon size={22} aria-hidden className="shrink-0" />
      <p role="status" className="min-w-48 flex-1 py-1 text-sm font-medium">
        {expired ? t('text', { count }) : `${say(pause.code)} ${t('safe', { count })}`}
      </p>
      {expired && (
        <Button variant="primary" onClick={() => setOpen(true)}>
          {t('action')}
        </Button>
      )}
      {open && <SignInSheet email={session.person.email} count={count} onClose={() => setOpen(false)} />}
    </section>
  );
}
