import type { Question } from '../remote/use-remote.ts';

/** As many samples as the server tells at once. */
export const MOST_AT_RISK = 50_000;

/** Asks which samples an alert put at risk, the longest exposed first. */
export function riskQuestion(alertId: string, most: number): Question {
  return (client, tenantId) =>
    client.rpc('samples_at_risk', { p_tenant_id: tenantId, p_alert_id: alertId, p_limit: most });
}
