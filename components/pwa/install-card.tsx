'use client';

import Download from 'lucide-react/icons/download';
import Plus from 'lucide-react/icons/square-plus';
import Share from 'lucide-react/icons/share';
import { useTranslations } from 'next-intl';
import { type ReactNode, useSyncExternalStore } from 'react';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { useInstall } from './install-prompt.ts';

const REFUSED_KEY = 'tracseq:install-refused';
const CHANGED = 'tracseq:install-refused-changed';

function subscribe(onChange: () => void): () => void {
  addEventListener(CHANGED, onChange);
  return () => removeEventListener(CHANGED, onChange);
}

/** Offers to put the app on the home screen, and shows how by hand where the browser has no question of its own. */
export function InstallCard({ name, always = false }: { name: string; always?: boolean }) {
  const t = useTranslations('pwa.install');
  const { way, ask } = useInstall();
  const refused = useSyncExternalStore(
    subscribe,
    () => localStorage.getItem(REFUSED_KEY) !== null,
    () => true,
  );
  if (way === 'installed' || way === 'none' || (refused && !always)) return null;
  const refuse = () => {
    localStorage.setItem(REFUSED_KEY, new Date().toISOString());
    dispatchEvent(new Event(CHANGED));
  };
  return (
    <Card title={t('title', { name })}>
      <p className="text-muted">{t('text')}</p>
      {way === 'by-hand' && (
        <ol className="mt-3 flex flex-col gap-2">
          <Step icon={<Share size={20} aria-hidden />}>{t('ios.share')}</Step>
          <Step icon={<Plus size={20} aria-hidden />}>{t('ios.choose')}</Step>
          <Step icon={<Download size={20} aria-hidden />}>{t('ios.add')}</Step>
        </ol>
      )}
      <div className="mt-4 flex flex-wrap gap-2">
        {way === 'ask' && (
          <Button variant="primary" icon={<Download size={20} aria-hidden />} onClick={() => void ask()}>
            {t('install')}
          </Button>
        )}
        {!always && <Button onClick={refuse}>{t('later')}</Button>}
      </div>
    </Card>
  );
}

function Step({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-center gap-3">
      <span className="flex size-10 shrink-0 items-center justify-center rounded-md bg-sunken">{icon}</span>
      {children}
    </li>
  );
}
