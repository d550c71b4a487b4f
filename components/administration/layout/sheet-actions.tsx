'use client';

import { useTranslations } from 'next-intl';
import { Button } from '../../ui/button.tsx';

interface SheetActionsProps {
  /** The id of the form that is saved. */
  form: string;
  /** Whether what is changed is out of use; null for something new. */
  archived: boolean | null;
  onArchive: (archived: boolean) => void;
}

/** What is done with a type or a site, below its fields and in sight however many there are. */
export function SheetActions({ form, archived, onArchive }: SheetActionsProps) {
  const t = useTranslations('administration.layout');
  return (
    <>
      {archived !== null && (
        <Button variant="quiet" onClick={() => onArchive(!archived)}>
          {t(archived ? 'restore' : 'archive')}
        </Button>
      )}
      <Button type="submit" form={form} variant="primary">
        {t('save')}
      </Button>
    </>
  );
}
