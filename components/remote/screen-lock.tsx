'use client';

import Monitor from 'lucide-react/icons/monitor';
import { useTranslations } from 'next-intl';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { Button } from '../ui/button.tsx';

const never = () => () => undefined;
const isAble = () => 'wakeLock' in navigator;

type Lock = 'off' | 'on' | 'refused';

/** Keeps the wall display awake. The browser lets go of the lock when the page is hidden, so it is taken again on return. */
export function ScreenLock() {
  const t = useTranslations('live.screenLock');
  const [wanted, setWanted] = useState(false);
  const [lock, setLock] = useState<Lock>('off');

  useEffect(() => {
    if (!wanted) return;
    let ended = false;
    let sentinel: WakeLockSentinel | undefined;
    const take = async () => {
      if (document.visibilityState !== 'visible') return;
      try {
        const taken = await navigator.wakeLock.request('screen');
        if (ended) await taken.release();
        else {
          sentinel = taken;
          setLock('on');
        }
      } catch (error) {
        // A low battery or a policy; the person is told, since the display will go dark.
        if (!(error instanceof DOMException)) throw error;
        setLock('refused');
      }
    };
    const again = () => void take();
    void take();
    document.addEventListener('visibilitychange', again);
    return () => {
      ended = true;
      document.removeEventListener('visibilitychange', again);
      void sentinel?.release();
      setLock('off');
    };
  }, [wanted]);

  const able = useSyncExternalStore(never, isAble, () => false);
  if (!able) return null;
  return (
    <Button
      aria-pressed={wanted}
      icon={<Monitor size={20} aria-hidden />}
      onClick={() => setWanted(!wanted)}
      variant={lock === 'on' ? 'primary' : 'secondary'}
    >
      {t(wanted ? (lock === 'refused' ? 'refused' : 'on') : 'off')}
    </Button>
  );
}
