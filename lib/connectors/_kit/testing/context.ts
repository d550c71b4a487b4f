import type { AlertMessage } from '../../../domain/alerts/message.ts';
import type { DeliveryContext } from '../contract.ts';
import { createNetwork } from '../network.ts';

/** The moment at which all deliveries of the tests happen. */
export const testNow = new Date('2026-11-26T03:15:00Z');

/** An alert as somebody reads it at night. */
export function alertMessage(changes: Partial<AlertMessage> = {}): AlertMessage {
  return {
    alertId: '0193a5f0-7c1e-7a52-9d2e-5a7c1f6b3e01',
    dedupKey: 'alert-0193a5f0-7c1e-7a52-9d2e-5a7c1f6b3e01',
    event: 'opened',
    severity: 'critical',
    title: 'Freezer F-07 is at -61.4 °C',
    text: 'Above -65 °C for 12 minutes.\n\n240 samples are at risk.',
    url: 'https://storage.example.test/en/alerts?id=0193a5f0-7c1e-7a52-9d2e-5a7c1f6b3e01',
    occurredAt: '2026-11-26T03:14:30+00:00',
    tenantName: 'Northwind Biobank',
    place: 'Building 2, room 114',
    ...changes,
  };
}

/** A context in which the given names answer on this machine, and no other does. */
export function testContext(
  hosts: Readonly<Record<string, number>>,
  changes: Partial<DeliveryContext> = {},
): DeliveryContext {
  const resolve = async (host: string): Promise<string[]> => {
    throw new Error(`a test asked for ${host}`);
  };
  return {
    ...createNetwork({ resolve, loopback: { hosts } }),
    now: () => testNow,
    signal: new AbortController().signal,
    deliveryId: 'dlv_0193a5f0-7c1e-7a52-9d2e-5a7c1f6b3eff',
    ...changes,
  };
}
