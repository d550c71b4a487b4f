import { z } from 'zod';
import { type Alert, alertSchema } from '../../lib/domain/alerts/model.ts';
import type { Question } from '../remote/use-remote.ts';

const COLUMNS = [
  ...['id', 'kind', 'severity', 'quantity', 'direction', 'peak', 'note', 'limit:limit_value'],
  ...['sensorId:sensor_id', 'containerId:container_id', 'siteId:site_id', 'assigneeId:assignee_id'],
  ...['incidentId:incident_id', 'conflictId:conflict_id', 'deviceId:device_id', 'sampleId:sample_id'],
  'shipmentId:shipment_id',
  ...['subject', 'items', 'dueAt:due_at', 'coversTo:covers_to'],
  ...['startedAt:started_at', 'openedAt:opened_at', 'endedAt:ended_at'],
  ...['acknowledgedAt:acknowledged_at', 'acknowledgedBy:acknowledged_by'],
].join(',');

/** No row when nobody knows the alert, or it is another laboratory's. */
export const pastAlertSchema: z.ZodType<Alert[]> = z.array(alertSchema).max(1);

/** Asks the server for an alert that has left the devices. */
export function pastAlertQuestion(alertId: string): Question {
  return (client, tenantId) => client.from('alerts').select(COLUMNS).eq('tenant_id', tenantId).eq('id', alertId);
}
