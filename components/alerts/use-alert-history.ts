import { useMemo } from 'react';
import { type AlertHistory, alertHistorySchema } from '../../lib/domain/alerts/history.ts';
import { type Known, useKeptAnswer } from '../remote/use-kept-answer.ts';
import type { Question } from '../remote/use-remote.ts';

const historyOf =
  (alertId: string): Question =>
  async (client, tenantId) => {
    const of = (table: string, columns: string) =>
      client.from(table).select(columns).eq('tenant_id', tenantId).eq('alert_id', alertId);
    const [calls, events, snoozes] = await Promise.all([
      of('escalations', 'turn,step,takenAt:taken_at,memberIds:member_ids'),
      of('alert_events', 'id:command_id,kind,at:happened_at,userId:user_id,note,assigneeId:assignee_id'),
      of('alert_snoozes', 'turn,at:snoozed_at,userId:snoozed_by,until:until_at'),
    ]);
    return {
      data: { calls: calls.data, events: events.data, snoozes: snoozes.data },
      error: calls.error ?? events.error ?? snoozes.error,
    };
  };

/** What was done about an alert; without a network what was seen of it last. */
export function useAlertHistory(alertId: string): Known<AlertHistory> {
  const question = useMemo(() => historyOf(alertId), [alertId]);
  return useKeptAnswer(`history of alert ${alertId}`, alertHistorySchema, question);
}
