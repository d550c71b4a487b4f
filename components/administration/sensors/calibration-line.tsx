'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { calibrationDueOn, isCalibrationOverdue } from '../../../lib/domain/sensors/calibration.ts';
import type { Sensor } from '../../../lib/domain/sensors/model.ts';
import { useClock } from '../../ui/use-clock.ts';
import { dayOf } from './calibration-form.ts';

/** By when a sensor has to be calibrated again; nothing where no day is named or it is out of use. */
export function CalibrationLine({ sensor }: { sensor: Sensor }) {
  const t = useTranslations('administration.sensors.calibration');
  const format = useFormatter();
  const now = useClock();
  const dueOn = calibrationDueOn(sensor);
  if (dueOn === null || sensor.archived || now === undefined) return null;
  const isOverdue = isCalibrationOverdue(sensor, dayOf(new Date(now)));
  // A day is no moment: it is the same one wherever it is read.
  const date = format.dateTime(new Date(`${dueOn}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' });
  return (
    <span className={isOverdue ? 'block font-semibold text-warn-ink' : 'block'}>
      {t(isOverdue ? 'overdue' : 'due', { date })}
    </span>
  );
}
