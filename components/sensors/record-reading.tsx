'use client';

import Diff from 'lucide-react/icons/diff';
import Keyboard from 'lucide-react/icons/keyboard';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { otherSign, typedNumber } from '../../lib/domain/readings/typed.ts';
import { useActHere } from '../commands/use-act-here.ts';
import type { Photo } from '../readings/photo/make-photo.ts';
import { PhotoField } from '../readings/photo/photo-field.tsx';
import { useUnits } from '../readings/use-units.ts';
import { fromLocalField, toLocalField } from '../ui/local-field.ts';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/dialog.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { RadioGroup } from '../ui/radio-group.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { SensorView } from '../readings/sensor-views.ts';

/** A value read from a display by eye, with a photo of it. It is a command: it works without a network and goes out later. */
export function RecordReading({ view }: { view: SensorView }) {
  const t = useTranslations('sensors.record');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" icon={<Keyboard size={20} aria-hidden />} onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      {open && (
        <Sheet open onOpenChange={setOpen} title={t('title', { name: view.sensor.name })}>
          <ReadingForm view={view} onDone={() => setOpen(false)} />
        </Sheet>
      )}
    </>
  );
}

function ReadingForm({ view: { sensor, threshold }, onDone }: { view: SensorView; onDone: () => void }) {
  const t = useTranslations('sensors.record');
  const { act, refused } = useActHere();
  const say = useUnits();
  // In a freezer the sign is known before the number.
  const isFrozen = (threshold?.high ?? 0) < 0;
  const [temperature, setTemperature] = useState(isFrozen ? '-' : '');
  const [humidity, setHumidity] = useState('');
  const [when, setWhen] = useState<'now' | 'chosen'>('now');
  const [chosen, setChosen] = useState(() => toLocalField(new Date().toISOString()));
  const [photo, setPhoto] = useState<Photo | null>(null);
  const [wrong, setWrong] = useState(false);
  const value = typedNumber(temperature);
  const damp = humidity.trim() === '' ? null : typedNumber(humidity);
  const isDampWrong = humidity.trim() !== '' && (damp === null || damp < 0 || damp > 100);
  const takenAt = when === 'now' ? null : fromLocalField(chosen);
  const isTimeMissing = when === 'chosen' && takenAt === null;

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (value === null || isDampWrong || isTimeMissing) {
      setWrong(true);
      return;
    }
    const reading = {
      ...{ takenAt: takenAt ?? new Date().toISOString(), temperature: value, humidity: damp },
      ...{ pressure: null, battery: null },
    };
    const args = {
      ...{ sensorId: sensor.id, source: 'manual' as const, readings: [reading] },
      photo: photo && { sha256: photo.sha256 },
    };
    const attachment = photo && { bytes: photo.bytes, type: photo.type };
    const said = { text: t('done', { value: say('temperature', value), name: sensor.name }) };
    if (await act([{ name: 'record_readings.v2', args }], said, attachment)) onDone();
  };

  return (
    <form onSubmit={(event) => void save(event)} className="flex flex-col gap-4" noValidate>
      <div className="flex items-end gap-2">
        <TextField
          className="flex-1"
          label={t('temperature')}
          required
          code
          inputMode="decimal"
          enterKeyHint="done"
          value={temperature}
          onChange={(event) => setTemperature(event.target.value)}
          trailing={t('celsius')}
          error={wrong && value === null ? t('number') : undefined}
        />
        <IconButton label={t('sign')} tone="outlined" onClick={() => setTemperature(otherSign(temperature))}>
          <Diff size={22} aria-hidden />
        </IconButton>
      </div>
      <TextField
        label={t('humidity')}
        code
        inputMode="decimal"
        value={humidity}
        onChange={(event) => setHumidity(event.target.value)}
        trailing={t('percent')}
        error={wrong && isDampWrong ? t('percentage') : undefined}
      />
      <RadioGroup<'now' | 'chosen'>
        label={t('when')}
        look="segments"
        value={when}
        onChange={setWhen}
        options={[
          { value: 'now', label: t('now') },
          { value: 'chosen', label: t('chosen') },
        ]}
      />
      {when === 'chosen' && (
        <TextField
          label={t('takenAt')}
          required
          type="datetime-local"
          value={chosen}
          onChange={(event) => setChosen(event.target.value)}
          error={wrong && isTimeMissing ? t('time') : undefined}
        />
      )}
      <PhotoField photo={photo} onChange={setPhoto} />
      <Refusal text={refused?.text} />
      <Button type="submit" variant="primary">
        {t('save')}
      </Button>
    </form>
  );
}
