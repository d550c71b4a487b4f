import { expect, test } from 'vitest';
import type { Shipment } from '../../../lib/domain/shipments/model.ts';
import type { Site } from '../../../lib/domain/sites/model.ts';
import { fixtureId } from '../../../lib/domain/world/fixture.ts';
import { choiceOf, placeOf, shipmentChoices } from './places.ts';

const nowhere = { containerId: null, siteId: null, shipmentId: null };
const [north, south] = [fixtureId('north'), fixtureId('south')];
const site = (id: string, name: string): Site => ({ id, name, timeZone: 'UTC', archived: false, floorPlan: null });
const shipment = (name: string, state: Shipment['state']): Shipment => ({
  ...{ id: fixtureId(name), reference: name, fromSiteId: north, toSiteId: south, carrier: '', trackingNumber: '' },
  ...{ note: '', state, temperatureClass: null, expectedAt: null, createdAt: '2026-11-22T10:00:00Z' },
  ...{ dispatchedAt: null, dispatchedBy: null, receivedAt: null, receivedBy: null, receiptNote: '', containers: [] },
});

test('what is chosen is the place that it stands for, be it a holder, a site or a shipment', () => {
  for (const place of [
    { ...nowhere, containerId: fixtureId('box1') },
    { ...nowhere, siteId: north },
    { ...nowhere, shipmentId: fixtureId('road') },
    nowhere,
  ]) {
    expect(placeOf(choiceOf(place))).toEqual(place);
  }
});

test('a sensor can go with a shipment that is packed or under way, and with no other', () => {
  const states = ['packing', 'in_transit', 'received', 'cancelled'] as const;
  const choices = shipmentChoices(
    states.map((state) => shipment(state, state)),
    [site(north, 'North'), site(south, 'South')],
    { label: (reference) => `In a shipment: ${reference}`, route: (from, to) => `From ${from} to ${to}` },
  );
  expect(choices).toEqual([
    {
      value: choiceOf({ ...nowhere, shipmentId: fixtureId('packing') }),
      label: 'In a shipment: packing',
      detail: 'From North to South',
    },
    {
      value: choiceOf({ ...nowhere, shipmentId: fixtureId('in_transit') }),
      label: 'In a shipment: in_transit',
      detail: 'From North to South',
    },
  ]);
});
