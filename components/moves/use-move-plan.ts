'use client';

import { useCallback, useEffect, useState } from 'react';
import { z } from 'zod';
import { type MovePlan, movePlanSchema } from '../../lib/domain/alerts/move-plan.ts';
import { keepAnswer, keptAnswer } from '../remote/kept-answers.ts';
import type { Question } from '../remote/use-remote.ts';
import { useBackend, useSession } from '../sync/index.ts';

const keptSchema = z.object({ plan: movePlanSchema, ticked: z.array(z.string()) });

const planQuestion =
  (alertId: string): Question =>
  (client, tenantId) =>
    client.rpc('move_plan', { p_tenant_id: tenantId, p_alert_id: alertId });

/** A plan as it was made, and which of its moves were made on this device. */
export interface HeldPlan {
  readonly plan: MovePlan;
  readonly ticked: readonly string[];
  /** ISO 8601. */
  readonly madeAt: string;
}

/**
 * The plan of an alert. It is asked for once and then stays as it is, also without a network, until a new one is asked for: a list that changes while
 * somebody carries boxes by it is no list.
 */
export function useMovePlan(alertId: string) {
  const backend = useBackend();
  const session = useSession();
  const tenantId = session.status === 'ready' ? session.tenant.id : null;
  const key = session.status === 'ready' ? `${session.person.userId} ${session.tenant.id} moves ${alertId}` : null;
  const [held, setHeld] = useState<HeldPlan>();
  const [state, setState] = useState<'asking' | 'ready' | 'failed'>('asking');

  const keep = useCallback((next: HeldPlan, under: string) => {
    setHeld(next);
    void keepAnswer({ key: under, answer: { plan: next.plan, ticked: [...next.ticked] }, asOf: next.madeAt });
  }, []);
  const renew = useCallback(async () => {
    if (tenantId === null || key === null) return;
    setState('asking');
    try {
      const { data, error } = await planQuestion(alertId)(await backend.client(), tenantId);
      const read = movePlanSchema.safeParse(data);
      if (error !== null || !read.success) throw new Error('no answer');
      keep({ plan: read.data, ticked: [], madeAt: new Date().toISOString() }, key);
      setState('ready');
    } catch {
      // No network or no session: a plan that was loaded before stays, and the person is told.
      setState('failed');
    }
  }, [alertId, backend, keep, key, tenantId]);

  useEffect(() => {
    if (key === null) return;
    let current = true;
    void keptAnswer(key).then((kept) => {
      if (!current) return;
      const read = keptSchema.safeParse(kept?.answer);
      if (kept && read.success) {
        setHeld({ ...read.data, madeAt: kept.asOf });
        setState('ready');
      } else void renew();
    });
    return () => {
      current = false;
    };
  }, [key, renew]);

  const tick = useCallback(
    (id: string) => {
      if (held && key !== null) keep({ ...held, ticked: [...held.ticked, id] }, key);
    },
    [held, keep, key],
  );
  return { held, state, renew, tick };
}
