'use client';

import DoorOpen from 'lucide-react/icons/door-open';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { paths } from '../../lib/config/paths.ts';
import { type DoorOpenings as Openings, doorOpeningsSchema } from '../../lib/domain/readings/answers.ts';
import type { Range } from '../../lib/domain/readings/scale.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { useDurations } from '../readings/use-durations.ts';
import { type Moments, useMoments } from '../readings/use-moments.ts';
import { useUnits } from '../readings/use-units.ts';
import { useAnswer } from '../remote/use-answer.ts';
import type { Question } from '../remote/use-remote.ts';

/** How often, and how long, the door was open in the stretch shown; nothing where nobody watches it. */
export function DoorOpenings({ sensorId, window: { from, to } }: { sensorId: string; window: Range }) {
  const t = useTranslations('sensors.doors');
  const lasting = useDurations();
  const moments = useMoments({ from, to });
  const question = useMemo<Question>(
    () => (client, tenantId) =>
      client.rpc('door_openings_in', {
        ...{ p_tenant_id: tenantId, p_sensor_id: sensorId },
        ...{ p_from: new Date(from).toISOString(), p_to: new Date(to).toISOString() },
      }),
    [sensorId, from, to],
  );
  const { data } = useAnswer(doorOpeningsSchema, question);
  if (!data || (!data.isWatched && data.count === 0)) return null;
  const { count, seconds, longest, latest } = data;
  return (
    <section aria-label={t('title')}>
      <h3 className="flex items-center gap-2 font-semibold">
        <DoorOpen size={20} aria-hidden />
        {t('count', { count })}
      </h3>
      {count > 0 && (
        <p className="text-sm text-muted">{t('sum', { total: lasting(seconds), longest: lasting(longest) })}</p>
      )}
      <ul role="list" className="divide-y divide-line">
        {latest.slice(0, SHOWN).map((opening) => (
          <OneOpening key={opening.id} opening={opening} exact={moments.exact} />
        ))}
      </ul>
    </section>
  );
}

/** The newest stand for all. */
const SHOWN = 5;

interface OneOpeningProps {
  readonly opening: Openings['latest'][number];
  readonly exact: Moments['exact'];
}

function OneOpening({ opening, exact }: OneOpeningProps) {
  const t = useTranslations('sensors.doors');
  const say = useUnits();
  const lasting = useDurations();
  const { startedAt, endedAt, seconds, peak, alertId } = opening;
  const words = { at: exact(Date.parse(startedAt)), duration: lasting(seconds), peak: say('temperature', peak) };
  const said = endedAt === null ? t('open', words) : t('one', words);
  return (
    <li className="py-1">
      {alertId === null ? (
        said
      ) : (
        <Link href={paths.alerts(alertId)} className="inline-flex min-h-target items-center underline">
          {said}
        </Link>
      )}
    </li>
  );
}
