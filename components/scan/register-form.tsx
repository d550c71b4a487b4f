'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { v7 } from 'uuid';
import { z } from 'zod';
import { useErrorWords } from '../commands/use-error-words.ts';
import { useIsolated } from '../commands/use-isolated.ts';
import { useGive } from '../commands/use-guarded.ts';
import { requireStore, useOpenStore } from '../sync/context.ts';
import { useQuery, useSession } from '../sync/index.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { useErrorText } from '../ui/form/use-error-text.ts';
import { withLimit } from '../ui/form/with-limit.ts';
import { useZodForm } from '../ui/form/use-zod-form.ts';
import { Select } from '../ui/select.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { TextField } from '../ui/text-field.tsx';
import { lastType, rememberType } from './last-type.ts';

interface RegisterFormProps {
  barcode: string;
  /** Where things go, if that takes no tubes. */
  refusing: string | null;
  onClose: () => void;
  onRegistered: (sampleId: string, commandId: string) => void;
}

/** Registers a tube with as little as possible: its type, as this person chose it last time, and a name if it has one. Nobody's first type is chosen for them. */
export function RegisterForm(props: RegisterFormProps) {
  const session = useSession();
  const types = useQuery((held) => held.all('sample_type'), []);
  if (!types || session.status !== 'ready') return <SkeletonRows rows={1} />;
  const usable = types.filter(({ doc }) => !doc.archived).map(({ doc }) => ({ value: doc.id, label: doc.name }));
  const { userId } = session.person;
  const last = lastType(userId);
  const isThere = usable.some(({ value }) => value === last);
  return <Form {...props} userId={userId} types={usable} type={isThere && last !== null ? last : ''} />;
}

interface Refused {
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

const schema = z.object({
  sampleTypeId: z.string().min(1, 'choose_type'),
  name: z.string().trim().max(200, withLimit('longest', 200)),
});

/** It opens under what was scanned, which may be the lower edge. */
function intoView(form: HTMLFormElement | null): void {
  form?.scrollIntoView({ block: 'nearest' });
}

interface FormProps extends RegisterFormProps {
  userId: string;
  types: { value: string; label: string }[];
  /** Chosen from the start; empty when nothing is. */
  type: string;
}

function Form({ barcode, refusing, onClose, onRegistered, userId, types, type }: FormProps) {
  const t = useTranslations('scan.register');
  const errorText = useErrorText('scan.register.errors');
  const isolated = useIsolated();
  const announce = useAnnounce();
  const give = useGive();
  const unknown = useTranslations('scan.unknown');
  const place = refusing === null ? null : isolated({ place: refusing }, ['place']);
  const store = useOpenStore();
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const refused = useErrorWords(refusal);
  const { register, handleSubmit, formState } = useZodForm(schema, { sampleTypeId: type, name: '' });
  const submit = handleSubmit(async ({ sampleTypeId, name }) => {
    const sampleId = v7();
    const args = {
      ...{ sampleId, labwareId: v7(), barcode, name: name || barcode, sampleTypeId },
      ...{ externalId: null, derivation: 'primary' as const, parentIds: [], quantity: null, unit: null, hazards: [] },
      ...{ collectedAt: null, expiresAt: null, notes: '', place: null },
    };
    const foreseen = await requireStore(store).engine.preview({ name: 'register_sample.v1', args });
    const code = foreseen?.code ?? null;
    setRefusal(code === null ? null : { code, facts: foreseen?.details ?? {} });
    if (code !== null) return;
    const given = await give('register_sample.v1', args);
    if (!given) return;
    rememberType(userId, sampleTypeId);
    if (place) announce(unknown('waits', place));
    onRegistered(sampleId, given.id);
  });
  return (
    <form ref={intoView} onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-3">
      <Select
        label={t('type')}
        required
        placeholder={t('choose')}
        options={types}
        error={errorText(formState.errors.sampleTypeId)}
        {...register('sampleTypeId')}
      />
      {place && <p className="rounded-md bg-warn-soft px-3 py-2 text-warn-ink">{t('noTubes', place)}</p>}
      <TextField label={t('name')} autoComplete="off" error={errorText(formState.errors.name)} {...register('name')} />
      {refused !== undefined && (
        <p role="alert" className="font-medium text-danger-ink">
          {refused}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" busy={formState.isSubmitting}>
          {t('save')}
        </Button>
        <Button onClick={onClose}>{t('cancel')}</Button>
      </div>
    </form>
  );
}
