'use client';

import Activity from 'lucide-react/icons/activity';
import CalendarClock from 'lucide-react/icons/calendar-clock';
import ChevronsUpDown from 'lucide-react/icons/chevrons-up-down';
import DoorOpen from 'lucide-react/icons/door-open';
import Equal from 'lucide-react/icons/equal';
import Gauge from 'lucide-react/icons/gauge';
import MapPinX from 'lucide-react/icons/map-pin-x';
import Smartphone from 'lucide-react/icons/smartphone';
import TestTube from 'lucide-react/icons/test-tube';
import Thermometer from 'lucide-react/icons/thermometer';
import TrendingUp from 'lucide-react/icons/trending-up';
import Truck from 'lucide-react/icons/truck';
import Unplug from 'lucide-react/icons/unplug';
import type { LucideIcon } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { paths } from '../../lib/config/paths.ts';
import { type Alert, type AlertKind, type CauseKind, isMeasured } from '../../lib/domain/alerts/model.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { useMay } from '../commands/use-may.ts';
import { Button } from '../ui/button.tsx';
import { everyExpiring } from './every-expiring.ts';

const ICONS: Readonly<Record<AlertKind, LucideIcon>> = {
  excursion: Thermometer,
  sensor_silent: Unplug,
  door_open: DoorOpen,
  drift: TrendingUp,
  level_shift: ChevronsUpDown,
  variability: Activity,
  stuck: Equal,
  conflict_open: MapPinX,
  device_stale: Smartphone,
  checkout_overdue: TestTube,
  sample_expiring: CalendarClock,
  calibration_due: Gauge,
  shipment_overdue: Truck,
};

/** The picture of what an alert is about; its words stand beside it. */
export function AlertIcon({ kind }: { kind: AlertKind }) {
  const Icon = ICONS[kind];
  return <Icon size={24} aria-hidden className="shrink-0" />;
}

/** What an alert is about in a person's words: the sensor, the tube, the device, or how many samples; `sensorName` where the device knows it. */
export function useAlertName(): (alert: Alert, sensorName: string | undefined) => string {
  const t = useTranslations('alerts');
  return useCallback(
    (alert, sensorName) => {
      if (alert.sensorId !== null) return sensorName ?? t('unknownSensor');
      if (alert.kind === 'sample_expiring') return t('samples', { count: alert.items ?? 0 });
      return alert.subject ?? t('unknownSubject');
    },
    [t],
  );
}

const STEPS: Readonly<Record<CauseKind, (alert: Alert) => string>> = {
  conflict_open: ({ conflictId }) => paths.conflicts(conflictId ?? undefined),
  device_stale: ({ deviceId }) => paths.live(deviceId ?? undefined),
  checkout_overdue: ({ sampleId }) => (sampleId === null ? paths.search() : paths.sample(sampleId)),
  sample_expiring: (alert) => everyExpiring(alert) ?? paths.alerts(alert.id),
  calibration_due: ({ sensorId }) => paths.administrationSensors(sensorId ?? undefined),
  shipment_overdue: ({ shipmentId }) => paths.shipments(shipmentId ?? undefined),
};

const isCause = (kind: AlertKind): kind is CauseKind => Object.hasOwn(STEPS, kind);

/** The way to where the cause of an alert is dealt with; on its own page nothing leads to that page. */
export function NextStep({ alert, onPage = false, className }: { alert: Alert; onPage?: boolean; className?: string }) {
  const t = useTranslations('alerts');
  const may = useMay();
  const { kind, sensorId } = alert;
  const button = (href: string, text: string) => (
    <Button asChild {...(className !== undefined && { className })}>
      <Link href={href}>{text}</Link>
    </Button>
  );
  if (isMeasured(alert)) return onPage && sensorId !== null ? button(paths.sensors(sensorId), t('toSensor')) : null;
  // On its page the list of the first leads on to all of them.
  if (!isCause(kind) || (onPage && kind === 'sample_expiring')) return null;
  // Whoever may not enter a calibration sees the one there is.
  if (kind === 'calibration_due' && sensorId !== null && !may('set_calibration.v1')) {
    return button(paths.sensors(sensorId), t('toSensor'));
  }
  return button(STEPS[kind](alert), t(`next.${kind}`));
}
