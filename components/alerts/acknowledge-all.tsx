'use client';

import CheckCheck from 'lucide-react/icons/check-check';
import { useTranslations } from 'next-intl';
import type { Alert } from '../../lib/domain/alerts/model.ts';
import { useAct } from '../commands/use-act.ts';
import { useMay } from '../commands/use-may.ts';
import { Button } from '../ui/button.tsx';

interface AcknowledgeAllProps {
  /** Those of an incident that nobody has taken on. */
  alerts: readonly Alert[];
  className?: string;
}

/** Takes an incident on with one tap: a command for each alert, so that each has its own entry in the audit trail. */
export function AcknowledgeAll({ alerts, className }: AcknowledgeAllProps) {
  const t = useTranslations('alerts');
  const act = useAct();
  const may = useMay();
  const count = alerts.length;
  if (count < 2 || !may('acknowledge_alert.v1')) return null;
  const acknowledge = () =>
    void act(
      alerts.map(({ id, note }) => ({ name: 'acknowledge_alert.v1', args: { alertId: id, note } })),
      { text: t('incident.acknowledgedAll', { count }) },
    );
  return (
    <Button
      variant="primary"
      icon={<CheckCheck size={22} aria-hidden />}
      onClick={acknowledge}
      {...(className !== undefined && { className })}
    >
      {t('incident.acknowledgeAll', { count })}
    </Button>
  );
}
