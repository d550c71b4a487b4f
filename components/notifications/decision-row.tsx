'use client';

import BellRing from 'lucide-react/icons/bell-ring';
import { useTranslations } from 'next-intl';
import { paths } from '../../lib/config/paths.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { Card } from '../ui/card.tsx';
import { ListRow } from '../ui/list.tsx';
import { useDecision } from './use-decision.ts';

/** One line that leads to how a person is told, only while something there waits for them. */
export function DecisionRow() {
  const t = useTranslations('home.told');
  const decision = useDecision();
  if (decision === null) return null;
  return (
    <Card flush>
      <ListRow
        as="div"
        leading={<BellRing size={24} aria-hidden className="text-warn-ink" />}
        title={decision.kind === 'code' ? t('code', { address: decision.address }) : t('push')}
        asLink={<Link href={paths.notifications()} />}
      />
    </Card>
  );
}
