// Generated from the folders of lib/connectors; add a connector by adding its folder.
import type { Connector } from './_kit/contract.ts';
import { connector as email } from './email/index.ts';
import { connector as pagerduty } from './pagerduty/index.ts';
import { connector as slack } from './slack/index.ts';
import { connector as twilio } from './twilio/index.ts';
import { connector as webPush } from './web-push/index.ts';
import { connector as webhook } from './webhook/index.ts';

export const connectors = {
  email,
  pagerduty,
  slack,
  twilio,
  'web-push': webPush,
  webhook,
} as const satisfies Readonly<Record<string, Connector>>;
export type ConnectorId = keyof typeof connectors;
