'use client';

import Search from 'lucide-react/icons/search';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { paths } from '../../lib/config/paths.ts';
import { useRouter } from '../../lib/i18n/navigation.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { TextField } from '../ui/text-field.tsx';

/** Looks something up without a scan. */
export function QuickSearch() {
  const t = useTranslations('home.search');
  const router = useRouter();
  const [text, setText] = useState('');
  const go = (event: FormEvent) => {
    event.preventDefault();
    router.push(paths.search(text.trim() || undefined));
  };
  return (
    <form role="search" onSubmit={go} className="flex gap-2">
      <TextField
        className="flex-1"
        label={t('label')}
        labelHidden
        required
        type="search"
        enterKeyHint="search"
        autoComplete="off"
        autoCapitalize="none"
        placeholder={t('placeholder')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <IconButton type="submit" tone="outlined" label={t('go')}>
        <Search size={24} aria-hidden />
      </IconButton>
    </form>
  );
}
