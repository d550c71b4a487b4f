'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useCallback, useEffect, useState } from 'react';
import { v7 } from 'uuid';
import { z } from 'zod';
import { useSayError } from '../commands/use-say-error.ts';
import { callDatabase, callFunction } from '../remote/call-server.ts';
import { useBackend, useDiagnostics, useSession } from '../sync/index.ts';
import { useToast } from '../ui/toast.tsx';
import { type BrowserSubscription, currentSubscription, subscribeBrowser } from './browser-push.ts';
import { type PushState, readPush } from './read-push.ts';
import { remember, remembered, rememberDeclined } from './remembered.ts';

const keySchema = z.object({ publicKey: z.string().nullable() });

/** Notifications of the person on this device: whether they are on, and the taps. The person is asked for permission by the tap alone. */
export function useNotifications() {
  const t = useTranslations('notifications.push');
  const locale = useLocale();
  const backend = useBackend();
  const session = useSession();
  const toast = useToast();
  const say = useSayError();
  const [state, setState] = useState<PushState | 'reading'>('reading');
  const [busy, setBusy] = useState(false);
  const tenantId = session.status === 'ready' ? session.tenant.id : null;
  const userId = session.status === 'ready' ? session.person.userId : null;
  const deviceId = useDiagnostics()?.deviceId ?? null;

  const save = useCallback(
    async (subscriptionId: string, subscription: BrowserSubscription) => {
      if (tenantId === null || userId === null || deviceId === null) return null;
      const device = deviceName(navigator.userAgent);
      const body = {
        tenantId,
        subscriptionId,
        deviceId,
        device,
        language: locale,
        minimumSeverity: 'warning',
        subscription,
      };
      const called = await callFunction(backend, 'push-subscriptions', body);
      if (called.ok) remember(userId, tenantId, { subscriptionId, deviceId, endpoint: subscription.endpoint });
      return called;
    },
    [backend, deviceId, locale, tenantId, userId],
  );

  useEffect(() => {
    if (tenantId === null || userId === null || deviceId === null) return undefined;
    let ended = false;
    const show = (found: PushState) => {
      if (!ended) setState(found);
    };
    const look = async () => {
      const read = await readPush(userId, tenantId);
      show(read);
      const note = remembered(userId, tenantId);
      const found = read === 'on' ? await currentSubscription() : null;
      if (ended || !note || !found) return;
      const args = { p_tenant_id: tenantId, p_subscription_id: note.subscriptionId };
      const asked = await callDatabase(backend, 'is_push_subscription', args);
      if (asked.ok && asked.data === false) {
        // Ended by somebody else: the device was declared lost, or the push service gave it up.
        remember(userId, tenantId, null);
        show('off');
        return;
      }
      // The browser has another address by now, or the server does not know yet on which device it is.
      if (found.endpoint !== note.endpoint || note.deviceId !== deviceId) await save(note.subscriptionId, found);
    };
    void look();
    return () => {
      ended = true;
    };
  }, [backend, deviceId, save, tenantId, userId]);

  const decline = (declined: boolean) => {
    if (userId === null || tenantId === null) return;
    rememberDeclined(userId, tenantId, declined);
    if (declined) setState('declined');
  };
  const failed = (text: string) => toast({ tone: 'danger', text });

  const subscribed = async (): Promise<BrowserSubscription | null> => {
    const asked = await callFunction(backend, 'push-subscriptions');
    if (!asked.ok) {
      failed(say(asked.code));
      return null;
    }
    const key = keySchema.safeParse(asked.data).data?.publicKey ?? null;
    if (key === null) {
      failed(t('notSetUp'));
      return null;
    }
    const subscription = await subscribeBrowser(key).catch(() => null);
    if (subscription === null) failed(t('failed'));
    return subscription;
  };

  const switchOn = async () => {
    setBusy(true);
    // First of all, while the tap still counts as one.
    const permission = await Notification.requestPermission();
    const subscription = permission === 'granted' ? await subscribed() : null;
    if (permission === 'denied') setState('denied');
    const called = subscription && (await save(v7(), subscription));
    if (called?.ok) {
      decline(false);
      setState('on');
      toast({ tone: 'ok', text: t('switchedOn') });
    } else if (called) failed(say(called.code));
    setBusy(false);
  };

  const leaveOff = () => {
    decline(true);
    toast({ tone: 'ok', text: t('leftOff') });
  };

  const switchOff = async () => {
    const note = userId !== null && tenantId !== null ? remembered(userId, tenantId) : null;
    if (!note || userId === null || tenantId === null) return;
    setBusy(true);
    const args = { p_tenant_id: tenantId, p_subscription_id: note.subscriptionId };
    const called = await callDatabase(backend, 'end_push_subscription', args);
    if (called.ok) {
      remember(userId, tenantId, null);
      decline(true);
      toast({ tone: 'ok', text: t('switchedOff') });
    } else failed(say(called.code));
    setBusy(false);
  };

  return { state, busy, switchOn, leaveOff, switchOff };
}

const SYSTEMS = ['iPhone', 'iPad', 'Android', 'Windows', 'CrOS', 'Mac', 'Linux'];

function deviceName(userAgent: string): string {
  return SYSTEMS.find((system) => userAgent.includes(system)) ?? 'Browser';
}
