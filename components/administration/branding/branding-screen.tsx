'use client';

import { useTranslations } from 'next-intl';
import { z } from 'zod';
import { nameField } from '../../commands/name-field.ts';
import { brandingSchema, type Tenant } from '../../../lib/domain/tenants/model.ts';
import { useAct } from '../../commands/use-act.ts';
import { Page } from '../../shell/page.tsx';
import { useQuery } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ColorField } from '../../ui/color-field.tsx';
import { colorCode } from '../../ui/form/color-code.ts';
import { useErrorText } from '../../ui/form/use-error-text.ts';
import { useLastColor } from '../../ui/form/use-last-color.ts';
import { useZodForm } from '../../ui/form/use-zod-form.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { AdministratorsOnly } from '../gate.tsx';
import { LeaveQuestion } from '../leave-question.tsx';
import { BrandPreview } from './brand-preview.tsx';
import { LogoField } from './logo-field.tsx';
import { useLogo } from './use-logo.ts';

/** Name, initials, logo and colours of the laboratory's own app, with a live preview in every theme. */
export function BrandingScreen() {
  const t = useTranslations('administration.branding');
  const [tenant] = useQuery((held) => held.all('tenant'), []) ?? [];
  return (
    <AdministratorsOnly>
      <Page title={t('title')} intro={t('intro')} width="wide">
        {tenant ? <BrandingForm key={tenant.doc.id} tenant={tenant.doc} /> : <SkeletonRows rows={4} />}
      </Page>
    </AdministratorsOnly>
  );
}

const formSchema = z.object({
  name: nameField(120),
  ...brandingSchema.extend({
    shortName: nameField(12),
    initials: nameField(3),
    primary: colorCode,
    accent: colorCode,
  }).shape,
});

function BrandingForm({ tenant }: { tenant: Tenant }) {
  const t = useTranslations('administration.branding');
  const act = useAct();
  const errorText = useErrorText();
  const form = useZodForm(formSchema, { name: tenant.name, ...tenant.branding });
  const { errors, isDirty, isSubmitting } = form.formState;
  const values = form.watch();
  const logo = useLogo(values.logoPath);
  const primary = useLastColor(values.primary);
  const accent = useLastColor(values.accent);
  const save = form.handleSubmit(async ({ name, ...branding }) => {
    const isDone = await act([{ name: 'set_branding.v1', args: { name, branding } }], { text: t('done') });
    // What is saved is what is changed from here on.
    if (isDone) form.reset({ name, ...branding });
  });
  return (
    <form
      onSubmit={(event) => void save(event)}
      className="grid items-start gap-6 lg:grid-cols-2 lg:grid-rows-[auto_1fr]"
      noValidate
    >
      <div className="flex flex-col gap-4">
        <TextField label={t('name')} required error={errorText(errors.name)} {...form.register('name')} />
        <TextField
          label={t('shortName')}
          hint={t('shortNameHint')}
          required
          maxLength={12}
          error={errorText(errors.shortName)}
          {...form.register('shortName')}
        />
        <TextField
          label={t('initials')}
          required
          maxLength={3}
          error={errorText(errors.initials)}
          {...form.register('initials')}
        />
        <LogoField
          tenantId={tenant.id}
          path={values.logoPath}
          onChange={(path) => form.setValue('logoPath', path, { shouldDirty: true })}
        />
        <ColorField
          label={t('primary')}
          required
          error={errorText(errors.primary)}
          value={values.primary}
          onPick={(color) => form.setValue('primary', color, { shouldDirty: true, shouldValidate: true })}
          {...form.register('primary')}
        />
        <ColorField
          label={t('accent')}
          required
          error={errorText(errors.accent)}
          value={values.accent}
          onPick={(color) => form.setValue('accent', color, { shouldDirty: true, shouldValidate: true })}
          {...form.register('accent')}
        />
      </div>
      {/* On a phone below the colours and above the button: whoever chooses a colour sees what it does. */}
      <div className="lg:row-span-2">
        <Card title={t('preview.title')}>
          <BrandPreview name={values.name} initials={values.initials} logo={logo} primary={primary} accent={accent} />
        </Card>
      </div>
      <Button type="submit" variant="primary" busy={isSubmitting}>
        {t('save')}
      </Button>
      <LeaveQuestion of="branding" isChanged={isDirty && !isSubmitting} />
    </form>
  );
}
