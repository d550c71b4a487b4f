'use client';

import Check from 'lucide-react/icons/check';
import { useTranslations } from 'next-intl';
import type { Alert } from '../../lib/domain/alerts/model.ts';
import { useAct } from '../commands/use-act.ts';
import { useMay } from '../commands/use-may.ts';
import { Button } from '../ui/button.tsx';

interface AcknowledgeButtonProps {
  alert: Alert;
  /** What the alert is about, for those who hear the button alone. */
  name: string;
  className?: string;
}

/** Takes an alert on with one tap. */
export function AcknowledgeButton({ alert, name, className }: AcknowledgeButtonProps) {
  const t = useTranslations('alerts');
  const act = useAct();
  const may = useMay();
  if (alert.acknowledgedAt !== null || !may('acknowledge_alert.v1')) return null;
  const acknowledge = () =>
    void act([{ name: 'acknowledge_alert.v1', args: { alertId: alert.id, note: alert.note } }], {
      text: t('acknowledged', { name }),
    });
  return (
    <Button
      variant="primary"
      icon={<Check size={22} aria-hidden />}
      onClick={acknowledge}
      {...(className !== undefined && { className })}
    >
      {t('acknowledge')}
      <span className="sr-only">: {name}</span>
    </Button>
  );
}
