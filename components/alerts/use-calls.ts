'use client';

import { useMemo } from 'react';
import { z } from 'zod';
import { type Escalation, escalationSchema } from '../../lib/domain/escalation/model.ts';
import { useAnswer } from '../remote/use-answer.ts';
import type { Question } from '../remote/use-remote.ts';

const callsSchema: z.ZodType<Escalation[]> = z.array(escalationSchema);
const callsOf =
  (alertId: string): Question =>
  (client, tenantId) =>
    client
      .from('escalations')
      .select('turn,step,takenAt:taken_at,memberIds:member_ids')
      .eq('tenant_id', tenantId)
      .eq('alert_id', alertId);

/** The steps of its escalation that an alert has taken; none without a network. */
export function useCalls(alertId: string): readonly Escalation[] {
  const question = useMemo(() => callsOf(alertId), [alertId]);
  return useAnswer(callsSchema, question).data ?? [];
}
