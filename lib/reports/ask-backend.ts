import 'server-only';
import { z } from 'zod';
import { publicEnv } from '../config/env.ts';
import { warn } from '../config/log.ts';
import { serverSupabaseUrl } from '../config/server-env.ts';
import { type TemperatureReport, temperatureReportSchema } from '../domain/reports/temperature-report.ts';
import { type Tenant, tenantSchema } from '../domain/tenants/model.ts';

const PATIENCE_MS = 20_000;

/** Whose report, of what, from when to when; ISO 8601. */
export interface ReportAsked {
  readonly tenantId: string;
  readonly sensorId: string;
  readonly from: string;
  readonly to: string;
}

/** What the backend said, or with which HTTP status it refused; 503 when it cannot be reached. */
export type Asked = { readonly report: TemperatureReport; readonly tenant: Tenant } | { readonly status: number };

/** Asks for a report with the person's own token: the backend judges whether they may read it. */
export async function askReport(asked: ReportAsked, token: string): Promise<Asked> {
  const base = serverSupabaseUrl();
  if (base === undefined) return { status: 503 };
  const { supabaseKey } = publicEnv();
  const headers = { apikey: supabaseKey, authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const { tenantId, sensorId, from, to } = asked;
  try {
    const [figures, tenants] = await Promise.all([
      fetch(new URL('/rest/v1/rpc/temperature_report', base), {
        ...{ method: 'POST', headers, cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) },
        body: JSON.stringify({ p_tenant_id: tenantId, p_sensor_id: sensorId, p_from: from, p_to: to }),
      }),
      fetch(new URL(`/rest/v1/tenants?select=id,slug,name,branding&id=eq.${tenantId}`, base), {
        ...{ headers, cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) },
      }),
    ]);
    const refused = [figures, tenants].find(({ ok }) => !ok);
    if (refused) return { status: refused.status >= 500 ? 503 : refused.status };
    const [tenant] = z.array(tenantSchema).parse(await tenants.json());
    return tenant ? { report: temperatureReportSchema.parse(await figures.json()), tenant } : { status: 404 };
  } catch (error) {
    warn(`The report of sensor ${sensorId} could not be read`, error);
    return { status: 503 };
  }
}
