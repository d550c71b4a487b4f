'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import type { Alert } from '../../lib/domain/alerts/model.ts';
import { newAlerts } from '../../lib/domain/alerts/order.ts';
import { createFeedback, type OwnedFeedback } from '../../lib/scanning/feedback.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { alertSound } from './alert-sound.ts';
import { useAlertWords } from './use-alert-words.ts';

/** Tells new alerts by sound, vibration and voice. `alerts` is undefined until the device knows them all. */
export function useAlarm(alerts: readonly Alert[] | undefined, nameOf: (alert: Alert) => string): void {
  const t = useTranslations('alerts');
  const announce = useAnnounce();
  const words = useAlertWords();
  const known = useRef<ReadonlySet<string> | null>(null);
  const feedback = useRef<OwnedFeedback | null>(null);

  useEffect(() => {
    const made = createFeedback({ sound: alertSound.wanted, vibration: () => true });
    feedback.current = made;
    return () => made.close();
  }, []);

  useEffect(() => {
    if (!alerts) return;
    const fresh = newAlerts(alerts, known.current);
    known.current = new Set(alerts.map(({ id }) => id));
    const [worst] = fresh;
    if (!worst) return;
    feedback.current?.refusal();
    const wrong = words(worst, Date.now());
    announce(t('announced', { count: fresh.length, name: nameOf(worst), wrong }), 'assertive');
  }, [alerts, announce, nameOf, t, words]);
}
