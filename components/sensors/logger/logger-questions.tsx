'use client';

import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { numericDate, writtenMoment } from '../../../lib/domain/readings/logger/moments.ts';
import type { Choices } from '../../../lib/domain/readings/logger/read-rows.ts';
import { type Sketch, momentText } from '../../../lib/domain/readings/logger/recognise.ts';
import { isolate } from '../../commands/isolate.ts';
import { directionOf } from '../../../lib/i18n/locales.ts';
import { Combobox } from '../../ui/combobox.tsx';
import { useErrorText } from '../../ui/form/use-error-text.ts';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Select } from '../../ui/select.tsx';
import { asksUnit, columnsFor, fixedZones } from './questions.ts';
import { dateFormat } from '../../ui/date-format.ts';

interface LoggerQuestionsProps {
  readonly sketch: Sketch;
  readonly choices: Choices;
  readonly onAnswer: (answer: Partial<Choices>) => void;
}

/** Which columns were found, and what the file leaves open: that alone is asked. */
export function LoggerQuestions({ sketch, choices, onAnswer }: LoggerQuestionsProps) {
  const t = useTranslations('sensors.logger');
  const units = useTranslations('sensors.logger.units');
  const errorText = useErrorText();
  const locale = useLocale();
  const format = useFormatter();
  const direction = directionOf(locale);
  const zones = useMemo(
    () => [
      ...Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone })),
      ...fixedZones().map(({ zone, hours }) => ({
        value: zone,
        label: t('zoneFixed', { offset: `UTC${hours < 0 ? '−' : '+'}${Math.abs(hours)}` }),
      })),
    ],
    [t],
  );
  const several = columnsFor(sketch, 'temperature');
  const column = sketch.columns.find(({ index }) => index === choices.temperature);
  const dates = sketch.sample.map((row) => momentText(row, sketch.columns));
  const example = dates.find((text) => numericDate(text) !== null) ?? '';
  const day = dateFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const meant = (order: 'day_first' | 'month_first') => {
    const wall = writtenMoment(example, order)?.wall;
    return wall ? day.format(Date.UTC(wall.year, wall.month - 1, wall.day)) : t(`orders.${order}`);
  };

  return (
    <div className="flex flex-col gap-4">
      <p>
        {t('found', {
          row: sketch.headerRow + 1,
          columns: format.list(
            sketch.columns.flatMap(({ role, header }) => (role === null ? [] : [isolate(header, direction)])),
          ),
        })}
      </p>
      {several.length > 1 && (
        <Select
          label={t('column')}
          required
          value={String(choices.temperature)}
          onChange={(event) => onAnswer({ temperature: Number(event.target.value) })}
          options={several.map(({ index, header }) => ({ value: String(index), label: header }))}
        />
      )}
      {asksUnit(sketch, choices) ? (
        <RadioGroup<'c' | 'f'>
          label={t('unit')}
          look="segments"
          value={choices.unit === 'c' || choices.unit === 'f' ? choices.unit : undefined}
          onChange={(unit) => onAnswer({ unit })}
          options={[
            { value: 'c', label: units('c') },
            { value: 'f', label: units('f') },
          ]}
        />
      ) : (
        column?.unit === 'f' && <p className="text-muted">{t('converted')}</p>
      )}
      {sketch.asksOrder && (
        <RadioGroup<'day_first' | 'month_first'>
          label={t('order', { example: isolate(example, direction) })}
          value={choices.order ?? undefined}
          onChange={(order) => onAnswer({ order })}
          options={[
            { value: 'day_first', label: meant('day_first') },
            { value: 'month_first', label: meant('month_first') },
          ]}
        />
      )}
      {sketch.offset === null ? (
        <Combobox
          label={t('zone')}
          hint={t('zoneHint')}
          required
          options={zones}
          value={choices.zone}
          noSuch={errorText({ message: 'time_zone' })}
          onChange={(zone) => onAnswer({ zone: zone ?? '' })}
        />
      ) : (
        <p className="text-muted">{t('zoneKnown')}</p>
      )}
    </div>
  );
}
