'use client';

import { useTranslations } from 'next-intl';
import type { Verdict } from '../../lib/domain/commands/envelope.ts';
import { errorFacts } from '../commands/error-facts.ts';
import { useIsolated } from '../commands/use-isolated.ts';
import { useSayError } from '../commands/use-say-error.ts';
import { useQuery } from '../sync/index.ts';
import type { Resolution } from '../commands/resolutions.ts';

/**
 * Why a step did not go as it was meant, and what to do next; of a conflict that is settled, what happened and how it was settled. Undefined where
 * all went well, or while names are read.
 */
export function useVerdictWords(verdict: Verdict | null, resolution: Resolution | undefined): string | undefined {
  const t = useTranslations('outbox.row');
  const say = useSayError();
  const isolated = useIsolated();
  const problem = verdict !== null && verdict.status !== 'applied' && verdict.code !== null ? verdict : null;
  const facts = problem?.details ?? {};
  const fillings = useQuery(problem && ((names) => errorFacts(facts, names)), [JSON.stringify(problem && facts)]);
  if (!problem?.code || !fillings) return undefined;
  if (resolution === undefined) return say(problem.code, fillings);
  const { place = '', occupant = '' } = isolated(fillings, ['place', 'occupant']);
  return t('resolved', { place, occupant, resolution });
}
