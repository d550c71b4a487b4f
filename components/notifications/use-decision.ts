'use client';

import { useEffect, useMemo, useState } from 'react';
import { z } from 'zod';
import { stepSchema } from '../../lib/domain/escalation/model.ts';
import { type Calling, isCalled } from '../../lib/domain/escalation/rules/is-called.ts';
import { useAnswer } from '../remote/use-answer.ts';
import type { Question } from '../remote/use-remote.ts';
import { useSession } from '../sync/index.ts';
import { type PushState, readPush } from './read-push.ts';
import { useMemberId } from './use-member-id.ts';

const members = z.array(z.uuid());
const answerSchema: z.ZodType<{ pending: { hint: string }[] } & Calling> = z.object({
  pending: z.array(z.object({ hint: z.string() })),
  policies: z.array(z.object({ steps: z.array(stepSchema) })),
  schedules: z.array(z.object({ id: z.uuid(), memberIds: members })),
  covers: z.array(z.object({ scheduleId: z.uuid(), memberId: z.uuid() })),
});

/** Read once a visit: what the answer depends on changes on another page, or on somebody else's. */
const never = () => false;

/** What waits for the person's word about how they are told; null when nothing does, or it is not known yet. */
export type Decision = { readonly kind: 'code'; readonly address: string } | { readonly kind: 'push' };

/**
 * Whether something about notifications needs a decision: an address waits for its code, or alerts are meant for the person by name and nobody has said
 * yet whether this device shall tell them. The laboratory's policies are asked for only where that is open.
 */
export function useDecision(): Decision | null {
  const session = useSession();
  const memberId = useMemberId();
  const tenantId = session.status === 'ready' ? session.tenant.id : null;
  const userId = session.status === 'ready' ? session.person.userId : null;
  const [push, setPush] = useState<PushState>();
  useEffect(() => {
    if (userId === null || tenantId === null) return undefined;
    let ended = false;
    void readPush(userId, tenantId).then((state) => {
      if (!ended) setPush(state);
    });
    return () => {
      ended = true;
    };
  }, [tenantId, userId]);
  const isOpen = push === 'off';
  const question = useMemo(
    () => (memberId === undefined || push === undefined ? null : ask(memberId, isOpen)),
    [isOpen, memberId, push],
  );
  const { data } = useAnswer(answerSchema, question, never);
  if (!data || memberId === undefined) return null;
  const [pending] = data.pending;
  if (pending) return { kind: 'code', address: pending.hint };
  return isOpen && isCalled(memberId, data) ? { kind: 'push' } : null;
}

const ask =
  (memberId: string, isOpen: boolean): Question =>
  async (client, tenantId) => {
    const now = new Date().toISOString();
    const pending = client
      .from('contact_ways')
      .select('hint:pending_hint')
      .eq('tenant_id', tenantId)
      .eq('member_id', memberId)
      .gt('code_until', now);
    const inUse = (table: string, columns: string) =>
      client.from(table).select(columns).eq('tenant_id', tenantId).eq('archived', false);
    const covers = () =>
      client
        .from('on_call_covers')
        .select('scheduleId:schedule_id,memberId:member_id')
        .eq('tenant_id', tenantId)
        .eq('member_id', memberId)
        .eq('cancelled', false)
        .gt('ends_at', now);
    const asked = await Promise.all([
      pending,
      ...(isOpen
        ? [inUse('escalation_policies', 'steps'), inUse('on_call_schedules', 'id,memberIds:member_ids'), covers()]
        : []),
    ]);
    const [ways, policies, schedules, standing] = asked.map(({ data }) => data ?? []);
    const error = asked.find((one) => one.error !== null)?.error ?? null;
    return {
      error,
      data: { pending: ways, policies: policies ?? [], schedules: schedules ?? [], covers: standing ?? [] },
    };
  };
