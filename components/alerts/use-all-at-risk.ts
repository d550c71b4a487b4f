'use client';

import { useCallback } from 'react';
import { type SamplesAtRisk, samplesAtRiskSchema } from '../../lib/domain/readings/answers.ts';
import { useBackend, useSession } from '../sync/index.ts';
import { MOST_AT_RISK, riskQuestion } from './risk-question.ts';

/** Asks once for all samples at risk of an alert; undefined when the server does not answer. */
export function useAllAtRisk(alertId: string): () => Promise<SamplesAtRisk['samples'] | undefined> {
  const backend = useBackend();
  const session = useSession();
  return useCallback(async () => {
    if (session.status !== 'ready') return undefined;
    try {
      const { data, error } = await riskQuestion(alertId, MOST_AT_RISK)(await backend.client(), session.tenant.id);
      return error === null ? samplesAtRiskSchema.safeParse(data).data?.samples : undefined;
    } catch {
      // No network or no session: nothing is lost, the list is on the server, and the person is told to ask again.
      return undefined;
    }
  }, [alertId, backend, session]);
}
