import { createTranslator } from 'use-intl/core';
import type { AlertMessage } from '../../../lib/domain/alerts/message.ts';
import ar from '../../../locales/ar/deliveries.json' with { type: 'json' };
import de from '../../../locales/de/deliveries.json' with { type: 'json' };
import en from '../../../locales/en/deliveries.json' with { type: 'json' };
import es from '../../../locales/es/deliveries.json' with { type: 'json' };
import fr from '../../../locales/fr/deliveries.json' with { type: 'json' };
import zh from '../../../locales/zh/deliveries.json' with { type: 'json' };
import type { Claimed } from './claimed.ts';

const messages: Readonly<Record<string, typeof en>> = { ar, de, en, es, fr, zh };

const UNITS = { temperature: '°C', humidity: '%', pressure: 'hPa', battery: '%' } as const;

/**
 * What is told about an alert, in the language of its channel (English unless it names another). `app` is the address of the app, without a slash at
 * its end. Times are in UTC and say so: whoever is woken may be in another zone than the freezer.
 */
export function messageOf({ event, alert, tenant, config }: Claimed, app: string): AlertMessage {
  const wanted = config['language'];
  const locale = typeof wanted === 'string' && Object.hasOwn(messages, wanted) ? wanted : 'en';
  const t = createTranslator({ locale, messages: { deliveries: messages[locale] ?? en }, namespace: 'deliveries' });
  const time = (at: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(new Date(at));
  const value = (number: number | null) => {
    const unit = UNITS[alert.quantity ?? 'temperature'];
    return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(number ?? 0)}\u00a0${unit}`;
  };
  const since = time(alert.startedAt);
  const { sensor, quantity, direction } = alert;
  const wrong =
    alert.kind === 'sensor_silent'
      ? t('silent', { sensor, since })
      : t('outside', {
          sensor,
          quantity: quantity ?? 'temperature',
          direction: direction ?? 'high',
          limit: value(alert.limit),
        });
  const facts = [
    t('event', { event }),
    wrong,
    ...(alert.peak === null ? [] : [t('worst', { peak: value(alert.peak) })]),
    t('began', { since }),
    ...(alert.endedAt === null ? [] : [t('ended', { ended: time(alert.endedAt) })]),
  ];
  const happened = { opened: alert.startedAt, acknowledged: alert.acknowledgedAt, resolved: alert.endedAt }[event];
  return {
    alertId: alert.id,
    dedupKey: alert.id,
    event,
    severity: alert.severity,
    title: [...(alert.place === null ? wrong : `${alert.place}: ${wrong}`)].slice(0, 200).join(''),
    text: facts.join('\n'),
    url: `${app}/${locale}/alerts?id=${alert.id}&tenant=${encodeURIComponent(tenant.slug)}`,
    occurredAt: happened ?? alert.startedAt,
    tenantName: tenant.name,
    place: alert.place,
  };
}
