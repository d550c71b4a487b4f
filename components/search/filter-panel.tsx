'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useQuery } from '../sync/index.ts';
import { Combobox } from '../ui/combobox.tsx';
import { Select } from '../ui/select.tsx';
import { ExpiryFilter } from './expiry-filter.tsx';
import { type SearchFilters, sampleFilters } from './filters.ts';

interface FilterPanelProps {
  filters: SearchFilters;
  onChange: (filters: SearchFilters) => void;
}

/** What narrows the search: kind, type, state, place, site and expiry. */
export function FilterPanel({ filters, onChange }: FilterPanelProps) {
  const t = useTranslations('search.filters');
  const types = useQuery((held) => held.all('sample_type'), []);
  const sites = useQuery((held) => held.all('site'), []);
  const [query, setQuery] = useState('');
  const places = useQuery(
    async (held) => (await held.search(query, 50)).flatMap((found) => (found.kind === 'container' ? [found.doc] : [])),
    [query],
  );
  const { place } = filters;
  const options = (places ?? []).map(({ id, name, barcode }) => ({
    value: id,
    label: name,
    ...(barcode !== null && { detail: barcode }),
  }));
  const known =
    place && !options.some(({ value }) => value === place.id) ? [{ value: place.id, label: place.name }] : [];
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Select
        label={t('kind')}
        required
        value={filters.kind ?? ''}
        placeholder={t('any')}
        options={[
          { value: 'sample', label: t('samples') },
          { value: 'container', label: t('places') },
        ]}
        onChange={({ target: { value } }) =>
          onChange({ ...filters, kind: value === 'sample' || value === 'container' ? value : null })
        }
      />
      <Select
        label={t('type')}
        required
        value={filters.sampleTypeId ?? ''}
        placeholder={t('any')}
        options={(types ?? []).map(({ doc }) => ({ value: doc.id, label: doc.name }))}
        onChange={({ target: { value } }) => onChange({ ...filters, sampleTypeId: value === '' ? null : value })}
      />
      <Select
        label={t('state')}
        required
        value={filters.state ?? ''}
        placeholder={t('any')}
        options={sampleFilters.map((state) => ({ value: state, label: t(`states.${state}`) }))}
        onChange={({ target: { value } }) =>
          onChange({ ...filters, state: sampleFilters.find((state) => state === value) ?? null })
        }
      />
      <Combobox
        label={t('place')}
        required
        placeholder={t('placeHint')}
        options={[...known, ...options]}
        value={place?.id}
        onQuery={setQuery}
        onChange={(id) => {
          const name = options.find(({ value }) => value === id)?.label;
          onChange({ ...filters, place: id !== undefined && name !== undefined ? { id, name } : null });
        }}
      />
      {(sites === undefined || sites.length > 1 || filters.siteId !== null) && (
        <Select
          label={t('site')}
          required
          value={filters.siteId ?? ''}
          placeholder={t('any')}
          options={(sites ?? []).map(({ doc }) => ({ value: doc.id, label: doc.name }))}
          onChange={({ target: { value } }) => onChange({ ...filters, siteId: value === '' ? null : value })}
        />
      )}
      <ExpiryFilter expires={filters.expires} onChange={(expires) => onChange({ ...filters, expires })} />
    </div>
  );
}
