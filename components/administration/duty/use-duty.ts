'use client';

import { useCallback, useEffect, useMemo, useState } from 'react';
import { z } from 'zod';
import { type AlertRule, alertRuleSchema } from '../../../lib/domain/alert-rules/model.ts';
import type { CommandDraft } from '../../../lib/domain/commands/catalogue.ts';
import { type EscalationPolicy, policySchema } from '../../../lib/domain/escalation/model.ts';
import { type Maintenance, maintenanceSchema } from '../../../lib/domain/maintenance/model.ts';
import { type OnCall, onCallSchema } from '../../../lib/domain/on-call/model.ts';
import { type Answer, useAnswer } from '../../remote/use-answer.ts';
import type { Question } from '../../remote/use-remote.ts';
import { useQuery } from '../../sync/index.ts';
import { useToast } from '../../ui/toast.tsx';
import { useOnlineAct } from '../use-online-act.ts';

const policiesSchema: z.ZodType<EscalationPolicy[]> = z.array(policySchema);
const windowsSchema: z.ZodType<Maintenance[]> = z.array(maintenanceSchema);
/** A rule of a newer server is left alone. */
const rulesSchema: z.ZodType<AlertRule[]> = z.array(z.unknown()).transform((rows) =>
  rows.flatMap((row) => {
    const { data } = alertRuleSchema.safeParse(row);
    return data ? [data] : [];
  }),
);
const channelsSchema: z.ZodType<ChannelName[]> = z.array(
  z.object({ id: z.uuid(), name: z.string(), archived: z.boolean() }),
);

/** A channel as a step of a policy names it. */
export interface ChannelName {
  readonly id: string;
  readonly name: string;
  readonly archived: boolean;
}

const askOnCall = (): Question => (client, tenantId) => client.rpc('on_call_overview', { p_tenant_id: tenantId });
const askPolicies = (): Question => (client, tenantId) =>
  client
    .from('escalation_policies')
    .select('id,name,siteId:site_id,minimumSeverity:minimum_severity,steps,archived')
    .eq('tenant_id', tenantId)
    .order('name');
const askWindows = (): Question => (client, tenantId) =>
  client
    .from('maintenance_windows')
    .select('id,sensorId:sensor_id,containerId:container_id,siteId:site_id,from:starts_at,to:ends_at,reason')
    .eq('tenant_id', tenantId)
    .gt('ends_at', new Date().toISOString())
    .order('starts_at');
const askRules = (): Question => (client, tenantId) =>
  client.from('alert_rules').select('rule,enabled,amount').eq('tenant_id', tenantId);
const askChannels = (): Question => (client, tenantId) =>
  client.from('channels').select('id,name,archived').eq('tenant_id', tenantId).order('name');

/** An answer that can be asked for again, as after a change. */
type Duty<T> = Answer<T> & { readonly refresh: () => void };

function useAsked<T>(schema: z.ZodType<T>, ask: () => Question): Duty<T> {
  const [question, setQuestion] = useState<Question>(ask);
  const answer = useAnswer(schema, question);
  return { ...answer, refresh: useCallback(() => setQuestion(ask), [ask]) };
}

/** Who is on call, and on how many devices each member is told. */
export const useOnCall = (): Duty<OnCall> => useAsked(onCallSchema, askOnCall);
/** The escalation policies. */
export const usePolicies = (): Duty<EscalationPolicy[]> => useAsked(policiesSchema, askPolicies);
/** The maintenance windows that are not over. */
export const useWindows = (): Duty<Maintenance[]> => useAsked(windowsSchema, askWindows);
/** The alert rules that the laboratory has set. */
export const useRules = (): Duty<AlertRule[]> => useAsked(rulesSchema, askRules);
/** The channels by name. */
export const useChannelNames = (): Answer<ChannelName[]> => useAsked(channelsSchema, askChannels);

/** The active members by name, as choices. */
export function useMemberChoices(): { value: string; label: string }[] {
  const members = useQuery((held) => held.all('member'), []);
  return useMemo(
    () =>
      (members ?? [])
        .filter(({ doc }) => doc.state === 'active')
        .map(({ doc }) => ({ value: doc.id, label: doc.name || doc.email }))
        .toSorted((a, b) => a.label.localeCompare(b.label)),
    [members],
  );
}

/** Gives a command of a sheet, says when the server has taken it, and calls back then. */
export function useDutyAct(text: string, onDone: () => void) {
  const toast = useToast();
  const { give, state, refusal, reset } = useOnlineAct();
  useEffect(() => {
    if (state !== 'done') return;
    toast({ tone: 'ok', text });
    reset();
    onDone();
  }, [state, text, toast, reset, onDone]);
  return { give: (draft: CommandDraft) => void give(draft), busy: state === 'waiting', refusal };
}
