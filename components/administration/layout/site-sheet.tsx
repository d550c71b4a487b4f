'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { v7 } from 'uuid';
import { z } from 'zod';
import { nameField } from '../../commands/name-field.ts';
import type { Site } from '../../../lib/domain/sites/model.ts';
import { useActHere } from '../../commands/use-act-here.ts';
import { Button } from '../../ui/button.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { useErrorText } from '../../ui/form/use-error-text.ts';
import { useZodForm } from '../../ui/form/use-zod-form.ts';
import { TextField } from '../../ui/text-field.tsx';

const formSchema = z.object({
  name: nameField(120),
  timeZone: z.string().min(1, 'required').max(64),
});

/** Makes or changes a site. */
export function SiteSheet({ site, onClose }: { site: Site | null; onClose: () => void }) {
  const t = useTranslations('administration.layout');
  const { act, refused } = useActHere();
  const errorText = useErrorText();
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone })), []);
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const form = useZodForm(formSchema, { name: site?.name ?? '', timeZone: site?.timeZone ?? here });
  const { errors } = form.formState;

  const save = form.handleSubmit(async ({ name, timeZone }) => {
    const done = site
      ? await act([{ name: 'edit_site.v1', args: { siteId: site.id, changes: { name, timeZone } } }], {
          text: t('saved', { name }),
        })
      : await act([{ name: 'create_site.v1', args: { siteId: v7(), name, timeZone } }], { text: t('made', { name }) });
    if (done) onClose();
  });
  const setArchived = async (archived: boolean) => {
    if (!site) return;
    const draft = { name: 'edit_site.v1', args: { siteId: site.id, changes: { archived } } } as const;
    if (await act([draft], { text: t('saved', { name: site.name }) })) onClose();
  };

  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={site?.name ?? t('sites.add')}
      refusal={refused?.text}
    >
      <form onSubmit={(event) => void save(event)} className="flex flex-col gap-4" noValidate>
        <TextField label={t('name')} required error={errorText(errors.name)} {...form.register('name')} />
        <Combobox
          label={t('sites.timeZone')}
          required
          options={zones}
          value={form.watch('timeZone')}
          onChange={(zone) => form.setValue('timeZone', zone ?? '')}
          error={errorText(errors.timeZone)}
        />
        <Button type="submit" variant="primary">
          {t('save')}
        </Button>
        {site && (
          <Button variant="quiet" onClick={() => void setArchived(!site.archived)}>
            {t(site.archived ? 'restore' : 'archive')}
          </Button>
        )}
      </form>
    </Sheet>
  );
}
