import { getFormatter, getTranslations } from 'next-intl/server';
import sharp from 'sharp';
import { z } from 'zod';
import { directionOf, locales } from '../../../lib/i18n/locales.ts';
import { jsonWithin, refuse } from '../../../lib/pwa/request.ts';
import { tenantLogo } from '../../../lib/pwa/tenant-branding.ts';
import { askReport } from '../../../lib/reports/ask-backend.ts';
import { reportContent, zoneOf } from '../../../lib/reports/content.ts';
import { readFaces } from '../../../lib/reports/pdf/faces.ts';
import { temperatureReportPdf } from '../../../lib/reports/pdf/temperature-report.ts';
import { sayOf } from '../../../lib/reports/say.ts';

const instant = z.iso.datetime({ offset: true });
const Asked = z.strictObject({
  ...{ tenantId: z.uuid(), sensorId: z.uuid(), from: instant, to: instant, locale: z.enum(locales) },
});
const Bearer = /^Bearer ([\w.~+/-]+=*)$/;
/** Of what is asked for. */
const MOST_BYTES = 2_048;
/** Of the logo, in pixels; it is drawn at 40 points. */
const LOGO = 240;

/** The temperature report of a sensor as PDF, with the rights of whose token comes along and in the language asked for. */
export async function POST(request: Request): Promise<Response> {
  const token = Bearer.exec(request.headers.get('authorization') ?? '')?.[1];
  if (token === undefined) return refuse('auth_expired', 401);
  const asked = Asked.safeParse(await jsonWithin(request, MOST_BYTES));
  if (!asked.success) return refuse('arguments_invalid');
  const { locale } = asked.data;
  const found = await askReport(asked.data, token);
  if ('status' in found) return refuse(found.status === 503 ? 'transient' : 'not_permitted', found.status);
  const { report, tenant } = found;
  const [t, readings, format, faces, logo] = await Promise.all([
    getTranslations({ locale, namespace: 'reports' }),
    getTranslations({ locale, namespace: 'readings' }),
    getFormatter({ locale }),
    readFaces(),
    logoOf(tenant.branding.logoPath),
  ]);
  const direction = directionOf(locale);
  const content = reportContent(report, tenant.name, t, sayOf(readings, format, zoneOf(report), direction));
  const file = await temperatureReportPdf(content, {
    ...{ language: locale, direction, faces, colour: tenant.branding.primary, ...(logo && { logo }) },
    foot: (at, count) => `${content.subject} · ${t('page', { at, count })}`,
  });
  return new Response(new Uint8Array(file), {
    headers: { 'Content-Type': 'application/pdf', 'Cache-Control': 'no-store' },
  });
}

/** The logo as a picture that a PDF takes; none when there is none or it is no picture. */
async function logoOf(path: string | null): Promise<Buffer | undefined> {
  const bytes = path === null ? undefined : await tenantLogo(path);
  if (!bytes) return undefined;
  try {
    return await sharp(bytes).resize(LOGO, LOGO, { fit: 'inside' }).png().toBuffer();
  } catch {
    // A report without its logo is better than none.
    return undefined;
  }
}
