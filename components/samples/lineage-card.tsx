'use client';

import TestTube from 'lucide-react/icons/test-tube-diagonal';
import { useTranslations } from 'next-intl';
import { paths } from '../../lib/config/paths.ts';
import type { Sample } from '../../lib/domain/samples/model.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { useEntity } from '../sync/index.ts';
import { Card } from '../ui/card.tsx';
import { Code } from '../ui/code.tsx';
import { List, ListRow } from '../ui/list.tsx';
import { useChildren } from './use-children.ts';

/** What a sample was made from and what was made from it. */
export function LineageCard({ sample }: { sample: Sample }) {
  const t = useTranslations('samples.lineage');
  const children = useChildren(sample.id);
  const { parentIds, derivation } = sample;
  return (
    <Card title={t('title')} flush>
      <p className="px-4 py-3 text-muted">{t(`derivations.${derivation}`)}</p>
      {parentIds.length > 0 && <Kin label={t('parents', { count: parentIds.length })} ids={parentIds} />}
      {children && children.length > 0 && <Kin label={t('children', { count: children.length })} ids={children} />}
      {children === null && <p className="border-t border-line px-4 py-3 text-sm text-muted">{t('childrenOffline')}</p>}
    </Card>
  );
}

function Kin({ label, ids }: { label: string; ids: readonly string[] }) {
  return (
    <section aria-label={label} className="border-t border-line">
      <h3 className="px-4 pt-3 text-sm font-semibold text-muted">{label}</h3>
      <List>
        {ids.map((id) => (
          <Relative key={id} id={id} />
        ))}
      </List>
    </section>
  );
}

function Relative({ id }: { id: string }) {
  const t = useTranslations('samples.lineage');
  const sample = useEntity('sample', id)?.doc;
  return (
    <ListRow
      leading={<TestTube size={22} aria-hidden className="text-primary-ink" />}
      title={sample ? <bdi>{sample.name || sample.barcode}</bdi> : t('notHere')}
      detail={sample && sample.name !== sample.barcode ? <Code>{sample.barcode}</Code> : undefined}
      asLink={<Link href={paths.sample(id)} />}
    />
  );
}
