'use client';

import CloudOff from 'lucide-react/icons/cloud-off';
import { useTranslations } from 'next-intl';
import { useSayError } from '../commands/use-say-error.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { List } from '../ui/list.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { Badge } from '../ui/status-pill.tsx';
import type { Hit } from './hit.ts';
import { HitRow } from './hit-row.tsx';
import type { ServerAnswer } from './use-server-search.ts';

/** How many are shown; where there are more of them, that is said. */
function useMost() {
  const t = useTranslations('search.local');
  return (count: number, more: boolean) => (more ? t('many', { count }) : count);
}

interface LocalResultsProps {
  hits: readonly Hit[];
  more: boolean;
  byExpiry: boolean;
  /** Rows are still on their way: what is not here may come. */
  coming: boolean;
}

/** What this phone knows. */
export function LocalResults({ hits, more, byExpiry, coming }: LocalResultsProps) {
  const t = useTranslations('search.local');
  const most = useMost();
  return (
    <Card title={t('title')} aside={<Badge>{most(hits.length, more)}</Badge>} flush>
      {hits.length === 0 ? (
        <p className="p-4 text-muted">{t(coming ? 'pulling' : 'none')}</p>
      ) : (
        <List>
          {hits.map((hit) => (
            <HitRow key={hit.doc.id} hit={hit} byExpiry={byExpiry} />
          ))}
        </List>
      )}
    </Card>
  );
}

interface ServerResultsProps {
  answer: ServerAnswer;
  /** What this device has shown already. */
  known: ReadonlySet<string>;
  byExpiry: boolean;
}

/** What else the server knows, or why it cannot be asked. */
export function ServerResults({ answer, known, byExpiry }: ServerResultsProps) {
  const t = useTranslations('search.server');
  const most = useMost();
  const say = useSayError();
  if (answer.state === 'idle') {
    return (
      <p className="flex items-center gap-3 px-1 text-sm text-muted">
        <CloudOff size={20} aria-hidden className="shrink-0" />
        {t('offline')}
      </p>
    );
  }
  if (answer.state === 'failed') return <p className="px-1 text-sm text-muted">{say(answer.code)}</p>;
  if (answer.state === 'asking') {
    return (
      <Card title={t('title')} flush>
        <SkeletonRows rows={2} />
      </Card>
    );
  }
  const others = answer.page.hits.filter(({ doc }) => !known.has(doc.id));
  if (others.length === 0 && answer.more === null) return <p className="px-1 text-sm text-muted">{t('nothingElse')}</p>;
  return (
    <Card title={t('title')} aside={<Badge>{most(others.length, answer.more !== null)}</Badge>} flush>
      <List>
        {others.map((hit) => (
          <HitRow key={hit.doc.id} hit={hit} byExpiry={byExpiry} />
        ))}
      </List>
      {answer.more && (
        <div className="border-t border-line p-3">
          <Button block busy={answer.busy} onClick={answer.more}>
            {t('more')}
          </Button>
        </div>
      )}
    </Card>
  );
}
