'use client';

import { useMemo } from 'react';
import { z } from 'zod';
import { type SensorReport, sensorReportSchema } from '../../lib/domain/readings/answers.ts';
import type { Remote } from '../remote/remote-feed.ts';
import { type Question, remoteQuestion, useRemote } from '../remote/use-remote.ts';

const reportsSchema = z.array(sensorReportSchema);
const overview: Question = (client, tenantId) => client.rpc('sensor_overview', { p_tenant_id: tenantId });
const reportsQuestion = remoteQuestion('sensors', reportsSchema, overview);

/** What every sensor said last, by its id, and how old that knowledge is. Kept on the device for times without a network. */
export function useReports(): { remote: Remote<readonly SensorReport[]>; reports: ReadonlyMap<string, SensorReport> } {
  const remote = useRemote(reportsQuestion);
  const { data } = remote;
  const reports = useMemo(() => new Map((data ?? []).map((report) => [report.sensorId, report])), [data]);
  return { remote, reports };
}
