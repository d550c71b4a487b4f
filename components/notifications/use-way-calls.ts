'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { confirmedSchema, type ContactWay } from '../../lib/domain/contact-ways/model.ts';
import { useSayError } from '../commands/use-say-error.ts';
import { type Called, callDatabase, callFunction } from '../remote/call-server.ts';
import { useBackend, useSession } from '../sync/index.ts';
import { useToast } from '../ui/toast.tsx';
import { ownRefusal } from './way-refusals.ts';

/** What a person does with an address of theirs. Each answers whether it went well, has said why not, and asks for what is shown anew. */
export function useWayCalls(way: ContactWay, onChanged: () => void) {
  const backend = useBackend();
  const session = useSession();
  const locale = useLocale();
  const toast = useToast();
  const say = useSayError();
  const t = useTranslations('contact-ways.refused');
  const [busy, setBusy] = useState(false);
  const tenantId = session.status === 'ready' ? session.tenant.id : null;

  const why = (code: string) => {
    const own = ownRefusal(code);
    return own === null ? say(code) : t(own);
  };
  const told = async (calling: Promise<Called>, text: string | null): Promise<Called> => {
    setBusy(true);
    const called = await calling;
    setBusy(false);
    if (!called.ok) toast({ tone: 'danger', text: why(called.code) });
    else if (text !== null) toast({ tone: 'ok', text });
    onChanged();
    return called;
  };
  const ask = (name: string, args: Readonly<Record<string, unknown>> = {}) =>
    callDatabase(backend, name, { p_tenant_id: tenantId, p_way: way, ...args });
  return {
    busy,
    /** Sends a code to the address. */
    save: async (memberId: string, address: string, text: string) =>
      (await told(callFunction(backend, 'contact-ways', { tenantId, memberId, way, address, language: locale }), text))
        .ok,
    /** Says the code; answers whether it was the right one. */
    confirm: async (code: string) => {
      const called = await told(ask('confirm_contact_address', { p_code: code }), null);
      return called.ok ? (confirmedSchema.safeParse(called.data).data ?? null) : null;
    },
    forget: async (text: string) => (await told(ask('forget_contact_address', { p_only_pending: false }), text)).ok,
    /** Takes back what waits for its code; the address in use stays. */
    drop: async (text: string) => (await told(ask('forget_contact_address', { p_only_pending: true }), text)).ok,
    test: async (text: string) => (await told(ask('test_contact_way'), text)).ok,
  };
}
