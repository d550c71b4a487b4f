'use client';

import { useTranslations } from 'next-intl';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import type { Sensor } from '../../../lib/domain/sensors/model.ts';
import type { LocalQueries } from '../../../lib/domain/world/local-queries.ts';
import { PathLine } from '../../readings/path-line.tsx';
import { type SensorView, sensorView } from '../../readings/sensor-views.ts';
import { useQuery } from '../../sync/index.ts';
import { type OpenSheet, TypeList } from '../layout/type-list.tsx';
import { CalibrationLine } from './calibration-line.tsx';
import { CalibrationSheet } from './calibration-sheet.tsx';
import { LimitsSheet } from './limits-sheet.tsx';
import { SensorSheet } from './sensor-sheet.tsx';
import { useLimitWords } from './use-limit-words.ts';

/** All of them, archived ones too: an administrator brings those back. */
async function allViews(held: LocalQueries): Promise<SensorView[]> {
  const views = await Promise.all((await held.all('sensor')).map(({ doc }) => sensorView(held, doc.id)));
  return views.filter((view) => view !== null);
}

/** The sensors of the laboratory, where they are and by what they are judged. */
export function SensorsCard() {
  const t = useTranslations('administration.sensors');
  const words = useLimitWords();
  const [open, setOpen] = useState<OpenSheet>(null);
  const [limited, setLimited] = useState<Sensor>();
  const [calibrated, setCalibrated] = useState<Sensor>();
  // An alert leads here to the calibration of one sensor; who closes that has been there.
  const asked = useSearchParams().get('calibrate');
  const [answered, setAnswered] = useState(false);
  const views = useQuery(allViews, []);
  const thresholds = useQuery((held) => held.all('threshold'), []) ?? [];
  const ownOf = (id: string) => thresholds.flatMap(({ doc }) => (doc.sensorId === id ? [doc] : []));
  const viewOf = (id: string | null | undefined) => views?.find(({ sensor }) => sensor.id === id);
  const view = viewOf(limited?.id);
  const toCalibrate = calibrated ?? (answered ? undefined : viewOf(asked)?.sensor);
  return (
    <>
      <TypeList
        title={t('title')}
        addLabel={t('add')}
        emptyText={t('empty')}
        rows={views?.map(({ sensor, provisional, path, threshold }) => ({
          ...{ id: sensor.id, name: sensor.name, archived: sensor.archived, provisional },
          detail: (
            <>
              {path.length > 0 ? <PathLine path={path} /> : t('nowhere')}
              <span className="block">{threshold ? words(threshold) : t('unlimited')}</span>
              {ownOf(sensor.id)
                .filter(({ quantity }) => quantity !== 'temperature')
                .map((other) => (
                  <span key={other.id} className="block">
                    {words(other)}
                  </span>
                ))}
              <CalibrationLine sensor={sensor} />
            </>
          ),
        }))}
        onAdd={() => setOpen({ id: null })}
        onEdit={(id) => setOpen({ id })}
      />
      {open && (
        <SensorSheet
          sensor={viewOf(open.id)?.sensor ?? null}
          onClose={() => setOpen(null)}
          onLimits={(sensor) => {
            setOpen(null);
            setLimited(sensor);
          }}
          onCalibrate={(sensor) => {
            setOpen(null);
            setCalibrated(sensor);
          }}
        />
      )}
      {toCalibrate && (
        <CalibrationSheet
          sensor={viewOf(toCalibrate.id)?.sensor ?? toCalibrate}
          onClose={() => {
            setCalibrated(undefined);
            setAnswered(true);
          }}
        />
      )}
      {limited && view && (
        <LimitsSheet
          subject={{
            ...{ name: limited.name, sensorId: limited.id, temperatureClass: null },
            usual: view.temperatureClass,
          }}
          thresholds={ownOf(limited.id)}
          onClose={() => setLimited(undefined)}
        />
      )}
    </>
  );
}
