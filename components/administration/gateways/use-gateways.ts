'use client';

import { useCallback, useState } from 'react';
import { z } from 'zod';
import { type Gateway, gatewayColumns, gatewaySchema } from '../../../lib/domain/gateways/model.ts';
import { type Answer, useAnswer } from '../../remote/use-answer.ts';
import type { Question } from '../../remote/use-remote.ts';

const listSchema: z.ZodType<Gateway[]> = z.array(gatewaySchema);
const list = (): Question => (client, tenantId) =>
  client.from('gateways').select(gatewayColumns).eq('tenant_id', tenantId);

/** All gateways, those out of use too, asked again at every notification (a batch that came is one) and when `refresh` is called. */
export function useGateways(): Answer<Gateway[]> & { refresh: () => void } {
  const [question, setQuestion] = useState<Question>(list);
  const answer = useAnswer(listSchema, question);
  return { ...answer, refresh: useCallback(() => setQuestion(list), []) };
}
