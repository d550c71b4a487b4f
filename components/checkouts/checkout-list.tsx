'use client';

import HandIcon from 'lucide-react/icons/hand';
import TestTube from 'lucide-react/icons/test-tube-diagonal';
import { useTranslations } from 'next-intl';
import { paths } from '../../lib/config/paths.ts';
import type { Checkout } from '../../lib/domain/checkouts/model.ts';
import type { Sample } from '../../lib/domain/samples/model.ts';
import type { LocalQueries } from '../../lib/domain/world/local-queries.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { useQuery, useSession } from '../sync/index.ts';
import { Card } from '../ui/card.tsx';
import { Code } from '../ui/code.tsx';
import { List, ListRow } from '../ui/list.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { EmptyState } from '../ui/states.tsx';
import { DueMark } from '../commands/due-mark.tsx';
import { useHolder } from '../commands/use-holder.ts';
import { useMay } from '../commands/use-may.ts';

/** Beyond so many a list is no overview; the search has the rest. */
const MOST_LISTED = 500;

interface OutSample {
  readonly sample: Sample;
  readonly checkout: Checkout;
  readonly provisional: boolean;
}

/** What is out, what is due first at the top. */
async function whatIsOut(held: LocalQueries): Promise<OutSample[]> {
  const found = await held.some({ state: 'checked_out' }, MOST_LISTED);
  return found
    .flatMap(({ kind, doc, provisional }) =>
      kind === 'sample' && doc.checkout ? [{ sample: doc, checkout: doc.checkout, provisional }] : [],
    )
    .toSorted((a, b) => Date.parse(a.checkout.dueAt) - Date.parse(b.checkout.dueAt));
}

/** Everything that is out: one's own first, then what colleagues have. */
export function CheckoutList() {
  const t = useTranslations('checkouts.list');
  const may = useMay();
  const session = useSession();
  const all = useQuery(whatIsOut, []);
  if (all === undefined) return <SkeletonRows rows={4} />;
  const userId = session.status === 'ready' ? session.person.userId : null;
  const parts = [
    { id: 'mine' as const, rows: all.filter(({ checkout }) => checkout.takenBy === userId) },
    { id: 'others' as const, rows: all.filter(({ checkout }) => checkout.takenBy !== userId) },
  ].filter(({ rows }) => rows.length > 0);
  if (parts.length === 0) {
    return (
      <EmptyState icon={<HandIcon />} title={t('none')}>
        {t(may('check_out_samples.v1') ? 'noneText' : 'noneForReaders')}
      </EmptyState>
    );
  }
  return parts.map(({ id, rows }) => (
    <Card key={id} title={t(id)} flush>
      <List>
        {rows.map((row) => (
          <OutRow key={row.sample.id} {...row} />
        ))}
      </List>
    </Card>
  ));
}

function OutRow({ sample, checkout, provisional }: OutSample) {
  const { isMine, words } = useHolder(checkout);
  return (
    <ListRow
      asLink={<Link href={paths.sample(sample.id)} />}
      provisional={provisional}
      leading={<TestTube size={24} aria-hidden className="text-primary-ink" />}
      title={sample.name === '' ? <Code>{sample.barcode}</Code> : <bdi>{sample.name}</bdi>}
      detail={
        <>
          <DueMark checkout={checkout} />
          {!isMine && <bdi className="block">{words}</bdi>}
          {checkout.note !== '' && <bdi className="block">{checkout.note}</bdi>}
        </>
      }
    />
  );
}
