'use client';

import { useTranslations } from 'next-intl';
import { useId, useMemo } from 'react';
import { v7 } from 'uuid';
import { z } from 'zod';
import type { Site } from '../../../lib/domain/sites/model.ts';
import { isNameInUse } from '../../../lib/domain/commands/same-name.ts';
import { Combobox } from '../../ui/combobox.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { useErrorText } from '../../ui/form/use-error-text.ts';
import { useZodForm } from '../../ui/form/use-zod-form.ts';
import { TextField } from '../../ui/text-field.tsx';
import { SheetActions } from './sheet-actions.tsx';
import { unusedName } from './unused-name.ts';
import { useActOnNamed } from './use-act-on-named.ts';

const formSchema = z.object({
  timeZone: z.string().min(1, 'time_zone').max(64),
});

interface SiteSheetProps {
  site: Site | null;
  /** All that there are, whose names are taken. */
  all: readonly Site[];
  onClose: () => void;
}

/** Makes or changes a site. */
export function SiteSheet({ site, all, onClose }: SiteSheetProps) {
  const t = useTranslations('administration.layout');
  const { act, refused } = useActOnNamed('sites');
  const errorText = useErrorText('administration.layout.sites.errors');
  const formId = useId();
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone })), []);
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const form = useZodForm(formSchema.extend({ name: unusedName(site, all) }), {
    name: site?.name ?? '',
    timeZone: site?.timeZone ?? here,
  });
  const { errors } = form.formState;

  const save = form.handleSubmit(async ({ name, timeZone }) => {
    const done = site
      ? await act(
          [{ name: 'edit_site.v1', args: { siteId: site.id, changes: { name, timeZone } } }],
          t('saved', { name }),
        )
      : await act([{ name: 'create_site.v1', args: { siteId: v7(), name, timeZone } }], t('made', { name }));
    if (done) onClose();
  });
  const setArchived = async (archived: boolean) => {
    if (!site) return;
    if (!archived && isNameInUse(site.name, all, site.id)) {
      form.setError('name', { message: 'name_in_use' }, { shouldFocus: true });
      return;
    }
    const draft = { name: 'edit_site.v1', args: { siteId: site.id, changes: { archived } } } as const;
    if (await act([draft], t(archived ? 'outOfUse' : 'backInUse', { name: site.name }))) onClose();
  };

  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={site?.name ?? t('sites.add')}
      refusal={refused?.text}
      actions={
        <SheetActions form={formId} archived={site?.archived ?? null} onArchive={(to) => void setArchived(to)} />
      }
    >
      <form id={formId} onSubmit={(event) => void save(event)} className="flex min-h-112 flex-col gap-4" noValidate>
        <TextField label={t('name')} required error={errorText(errors.name)} {...form.register('name')} />
        <Combobox
          label={t('sites.timeZone')}
          required
          options={zones}
          value={form.watch('timeZone')}
          onChange={(zone) => form.setValue('timeZone', zone ?? '')}
          noSuch={errorText({ message: 'time_zone' })}
          error={errorText(errors.timeZone)}
        />
      </form>
    </Sheet>
  );
}
