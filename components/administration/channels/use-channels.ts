'use client';

import { useCallback, useState } from 'react';
import { z } from 'zod';
import { type Channel, channelSchema } from '../../../lib/domain/channels/model.ts';
import { type Answer, useAnswer } from '../../remote/use-answer.ts';
import type { Question } from '../../remote/use-remote.ts';

const overviewSchema: z.ZodType<Channel[]> = z.array(channelSchema);
const overview = (): Question => (client, tenantId) => client.rpc('channel_overview', { p_tenant_id: tenantId });

/** All channels with their health, asked again at every notification and when `refresh` is called. */
export function useChannels(): Answer<Channel[]> & { refresh: () => void } {
  const [question, setQuestion] = useState<Question>(overview);
  const answer = useAnswer(overviewSchema, question);
  return { ...answer, refresh: useCallback(() => setQuestion(overview), []) };
}
