'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Shipment } from '../../lib/domain/shipments/model.ts';
import { useQuery } from '../sync/index.ts';
import { Card } from '../ui/card.tsx';
import { Code } from '../ui/code.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { useSites } from './use-sites.ts';

/** What is written about a shipment; what is not known takes no room. */
export function FactsCard({ shipment }: { shipment: Shipment }) {
  const t = useTranslations('shipments.facts');
  const temperature = useTranslations('storage.temperature');
  const siteName = useSites();
  const members = useQuery((held) => held.all('member'), []);
  const person = (userId: string | null) => {
    const member = members?.find(({ doc }) => doc.userId === userId)?.doc;
    return member && (member.name || member.email);
  };
  const did = (iso: string, userId: string | null) => (
    <>
      <RelativeTime iso={iso} /> <bdi>{person(userId)}</bdi>
    </>
  );
  const { carrier, trackingNumber, temperatureClass, note, dispatchedAt, receivedAt, receiptNote } = shipment;
  const facts: [string, ReactNode][] = [
    [t('from'), <bdi key="from">{siteName(shipment.fromSiteId)}</bdi>],
    [t('to'), <bdi key="to">{siteName(shipment.toSiteId)}</bdi>],
  ];
  if (carrier !== '') facts.push([t('carrier'), <bdi key="carrier">{carrier}</bdi>]);
  if (trackingNumber !== '') facts.push([t('trackingNumber'), <Code key="tracking">{trackingNumber}</Code>]);
  if (temperatureClass !== null) facts.push([t('temperature'), temperature(temperatureClass)]);
  if (note !== '') facts.push([t('note'), <bdi key="note">{note}</bdi>]);
  if (dispatchedAt !== null) facts.push([t('dispatched'), did(dispatchedAt, shipment.dispatchedBy)]);
  if (receivedAt !== null) facts.push([t('received'), did(receivedAt, shipment.receivedBy)]);
  if (receiptNote !== '') facts.push([t('receiptNote'), <bdi key="receipt">{receiptNote}</bdi>]);
  return (
    <Card title={t('title')} flush>
      <dl className="divide-y divide-line">
        {facts.map(([label, value]) => (
          <div key={label} className="flex flex-wrap justify-between gap-x-4 gap-y-1 px-4 py-2.5">
            <dt className="text-muted">{label}</dt>
            <dd className="min-w-0 font-medium break-words">{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
