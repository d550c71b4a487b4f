'use client';

import SearchIcon from 'lucide-react/icons/search';
import ListFilter from 'lucide-react/icons/list-filter';
import { useTranslations } from 'next-intl';
import { useDeferredValue, useMemo, useState } from 'react';
import { useQuery, useSync } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { EmptyState } from '../ui/states.tsx';
import { TextField } from '../ui/text-field.tsx';
import { FilterPanel } from './filter-panel.tsx';
import { countFilters, noFilters } from './filters.ts';
import { localSearch } from './local-search.ts';
import { onResultKey } from './result-keys.ts';
import { LocalResults, ServerResults } from './results.tsx';
import { useQuestion } from './use-question.ts';
import { useServerSearch } from './use-server-search.ts';
import { useStill } from './use-still.ts';

/** Finds anything by code, name or external number: at once on this phone, completely on the server. */
export function SearchScreen() {
  const t = useTranslations('search');
  const { typed, filters, setTyped, setFilters } = useQuestion();
  const sync = useSync();
  const online = sync?.online ?? false;
  const coming = online && (sync?.complete === false || sync?.pulling != null);
  const [open, setOpen] = useState(false);
  const text = useDeferredValue(typed.trim());
  const set = countFilters(filters);
  const byExpiry = filters.expires !== null;
  const something = text !== '' || set > 0;
  const local = useQuery((held) => localSearch(held, text, filters), [text, JSON.stringify(filters)]);
  const server = useServerSearch(text, filters, something && online);
  const found = ({ hits: { length: count }, more }: NonNullable<typeof local>) =>
    count === 0 && coming ? t('local.pulling') : t(more ? 'foundMany' : 'found', { count });
  const { shown, handlers } = useStill({ local, server });
  const known = useMemo(() => new Set(shown.local?.hits.map(({ doc }) => doc.id)), [shown.local]);

  return (
    // eslint-disable-next-line jsx-a11y-x/no-static-element-interactions -- the keys move between the controls inside
    <div onKeyDown={onResultKey} className="flex flex-col gap-4">
      <TextField
        label={t('field')}
        labelHidden
        required
        type="search"
        enterKeyHint="search"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        placeholder={t('placeholder')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className="flex flex-wrap gap-2">
        <Button
          icon={<ListFilter size={20} aria-hidden />}
          aria-expanded={open}
          aria-controls="search-filters"
          onClick={() => setOpen(!open)}
        >
          {t('filters.toggle', { count: set })}
        </Button>
        {set > 0 && (
          <Button variant="quiet" onClick={() => setFilters(noFilters)}>
            {t('filters.clear')}
          </Button>
        )}
      </div>
      <div id="search-filters" hidden={!open}>
        <FilterPanel filters={filters} onChange={setFilters} />
      </div>
      <div aria-live="polite" className="sr-only">
        {something && local ? found(local) : ''}
      </div>
      {!something && (
        <EmptyState icon={<SearchIcon />} title={t('empty')}>
          {t('emptyText')}
        </EmptyState>
      )}
      {something && (
        <div {...handlers} className="flex flex-col gap-4">
          {shown.local ? (
            <LocalResults {...shown.local} byExpiry={byExpiry} coming={coming} />
          ) : (
            <SkeletonRows rows={3} />
          )}
          <ServerResults answer={shown.server} known={known} byExpiry={byExpiry} />
        </div>
      )}
    </div>
  );
}
