import { createTranslator } from 'use-intl/core';
import type { AlertMessage } from '../../../lib/domain/alerts/message.ts';
import ar from '../../../locales/ar/deliveries.json' with { type: 'json' };
import de from '../../../locales/de/deliveries.json' with { type: 'json' };
import en from '../../../locales/en/deliveries.json' with { type: 'json' };
import es from '../../../locales/es/deliveries.json' with { type: 'json' };
import fr from '../../../locales/fr/deliveries.json' with { type: 'json' };
import zh from '../../../locales/zh/deliveries.json' with { type: 'json' };
import type { Claimed } from './claimed.ts';
import { wrongOf } from './wrong.ts';

type Language = 'ar' | 'de' | 'en' | 'es' | 'fr' | 'zh';
const messages: Readonly<Record<Language, typeof en>> = { ar, de, en, es, fr, zh };

const isLanguage = (wanted: unknown): wanted is Language =>
  typeof wanted === 'string' && Object.hasOwn(messages, wanted);

const UNITS = {
  ...{ temperature: '°C', temperature_rise: '°C', door_open: '°C' },
  ...{ humidity: '%', pressure: 'hPa', battery: '%' },
} as const;

/** What lets a device take the alert on; its label comes from here. */
export type Proof = Omit<NonNullable<AlertMessage['acknowledge']>, 'label' | 'done'>;

function wordsOf({ config }: Claimed) {
  const wanted = config['language'];
  const locale = isLanguage(wanted) ? wanted : 'en';
  return {
    locale,
    t: createTranslator({ locale, messages: { deliveries: messages[locale] }, namespace: 'deliveries' }),
  };
}

/**
 * What is told, in the language of its channel or of the person (English unless it names another). `app` is the address of the app, without a slash
 * at its end. Times are in UTC and say so: whoever is woken may be in another zone than the freezer.
 */
export function messageOf(claimed: Claimed, app: string, proof: Proof | null): AlertMessage {
  return claimed.alert === null ? trial(claimed, app) : aboutAlert(claimed, claimed.alert, app, proof);
}

/** The code by which a person proves that an address is theirs. It stands in the title: a lock screen shows no more. */
export function codeMessage(claimed: Claimed, app: string, code: string): AlertMessage {
  const { locale, t } = wordsOf(claimed);
  return {
    ...{ alertId: claimed.deliveryId, dedupKey: claimed.deliveryId, event: 'opened', severity: 'info' },
    title: t('code.title', { code }),
    text: t('code.text'),
    url: `${app}/${locale}?tenant=${encodeURIComponent(claimed.tenant.slug)}`,
    ...{ occurredAt: claimed.createdAt, tenantName: claimed.tenant.name, place: null },
  };
}

/** The message by which somebody sees that a channel, or their own way, works; every trial is one matter of its own. */
function trial(claimed: Claimed, app: string): AlertMessage {
  const { locale, t } = wordsOf(claimed);
  return {
    ...{ alertId: claimed.deliveryId, dedupKey: claimed.deliveryId, event: 'opened', severity: 'info' },
    title: t('test.title', { tenant: claimed.tenant.name }).slice(0, 200),
    text: claimed.person ? t('test.toPerson') : t('test.text', { channel: claimed.channelName ?? '' }),
    url: `${app}/${locale}${claimed.person ? '' : '/administration/channels'}?tenant=${encodeURIComponent(claimed.tenant.slug)}`,
    ...{ occurredAt: claimed.createdAt, tenantName: claimed.tenant.name, place: null },
  };
}

function aboutAlert(
  claimed: Claimed,
  alert: NonNullable<Claimed['alert']>,
  app: string,
  proof: Proof | null,
): AlertMessage {
  const { tenant } = claimed;
  const event = claimed.event === 'test' || claimed.event === 'code' ? 'opened' : claimed.event;
  const { locale, t } = wordsOf(claimed);
  const time = (at: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(new Date(at));
  const day = (at: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(at));
  const value = (number: number | null) => {
    const unit = UNITS[alert.quantity ?? 'temperature'];
    return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(number ?? 0)}\u00a0${unit}`;
  };
  const since = time(alert.startedAt);
  const place = alert.shipment === null ? alert.place : t('shipment', alert.shipment);
  const wrong = wrongOf(alert, { t, since, now: claimed.createdAt, value, day });
  const facts = [
    t('event', { event }),
    wrong,
    ...(alert.others === 0 ? [] : [t(place === null ? 'othersAlike' : 'others', { count: alert.others })]),
    ...(alert.peak === null ? [] : [t('worst', { peak: value(alert.peak) })]),
    t('began', { since }),
    ...(alert.endedAt === null ? [] : [t('ended', { kind: alert.kind, ended: time(alert.endedAt) })]),
  ];
  const more = alert.others === 0 ? '' : `${t('more', { count: alert.others })} · `;
  const happened = {
    opened: alert.startedAt,
    escalated: claimed.createdAt,
    acknowledged: alert.acknowledgedAt,
    resolved: alert.endedAt,
  }[event];
  return {
    alertId: alert.id,
    dedupKey: alert.incidentId,
    event,
    severity: alert.severity,
    // Where it is each connector says in its own way.
    title: [...`${more}${wrong}`].slice(0, 200).join(''),
    text: facts.join('\n'),
    url: `${app}/${locale}/alerts?id=${alert.id}&tenant=${encodeURIComponent(tenant.slug)}`,
    occurredAt: happened ?? alert.startedAt,
    tenantName: tenant.name,
    place,
    ...(proof && { acknowledge: { ...proof, label: t('acknowledge'), done: t('acknowledgeDone') } }),
  };
}
