'use client';

import { useCallback, useMemo } from 'react';
import { z } from 'zod';
import { type SensorReport, sensorReportSchema } from '../../lib/domain/readings/answers.ts';
import type { Remote } from '../remote/remote-feed.ts';
import { type Question, remoteQuestion, useRemote } from '../remote/use-remote.ts';

const reportsSchema = z.array(sensorReportSchema);
const overview: Question = (client, tenantId) => client.rpc('sensor_overview', { p_tenant_id: tenantId });
const reportsQuestion = remoteQuestion('sensors', reportsSchema, overview);

/** What a sensor said last: null where it has said nothing yet, undefined where the server has never been heard on this device. */
export type ReportOf = (sensorId: string) => SensorReport | null | undefined;

/** What every sensor said last, and how old that knowledge is. Kept on the device for times without a network. */
export function useReports(): { remote: Remote<readonly SensorReport[]>; reportOf: ReportOf } {
  const remote = useRemote(reportsQuestion);
  const { data } = remote;
  const reports = useMemo(() => data && new Map(data.map((report) => [report.sensorId, report])), [data]);
  const reportOf = useCallback<ReportOf>((sensorId) => reports && (reports.get(sensorId) ?? null), [reports]);
  return { remote, reportOf };
}
