'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type TemperatureClass, temperatureClasses } from '../../../lib/domain/container-types/model.ts';
import { useQuery } from '../../sync/index.ts';
import { Card } from '../../ui/card.tsx';
import { List, ListRow } from '../../ui/list.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { LimitsSheet } from './limits-sheet.tsx';
import { useLimitWords } from './use-limit-words.ts';

/** The limits of every class, which judge each sensor that has none of its own. */
export function ClassLimitsCard() {
  const t = useTranslations('administration.sensors');
  const classNames = useTranslations('storage.temperature');
  const words = useLimitWords();
  const [open, setOpen] = useState<TemperatureClass>();
  const thresholds = useQuery((held) => held.all('threshold'), []);
  const ofClass = (one: TemperatureClass) => (thresholds ?? []).filter(({ doc }) => doc.temperatureClass === one);
  return (
    <Card title={t('classes.title')} flush>
      <p className="px-4 pt-3 text-sm text-muted">{t('classes.text')}</p>
      {!thresholds && <SkeletonRows rows={4} />}
      {thresholds && (
        <List>
          {temperatureClasses.map((one) => {
            const held = ofClass(one);
            return (
              <ListRow
                key={one}
                onPress={() => setOpen(one)}
                title={classNames(one)}
                detail={
                  held.length === 0
                    ? t('classes.none')
                    : held.map(({ doc }) => (
                        <span key={doc.id} className="block">
                          {words(doc)}
                        </span>
                      ))
                }
                provisional={held.some(({ provisional }) => provisional)}
              />
            );
          })}
        </List>
      )}
      {open && (
        <LimitsSheet
          subject={{ name: classNames(open), sensorId: null, temperatureClass: open, usual: open }}
          thresholds={ofClass(open).map(({ doc }) => doc)}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Card>
  );
}
