import { Hono } from 'hono';
import type { Sql } from 'postgres';
import { readDemoCodes } from './codes.ts';
import { codesPage } from './sheet.ts';

/** Something that answers requests. */
interface Routes {
  fetch(request: Request): Response | Promise<Response>;
}

/** Pages of the demo: `/demo/codes`, and in the local network `/demo/certificate` for a phone to trust. */
export function demoPages(sql: Sql, authorityCertificate?: string): Routes {
  const app = new Hono().basePath('/demo');
  app.get('/codes', async (c) => c.html(await codesPage(await readDemoCodes(sql))));
  app.get('/certificate', (c) => {
    if (!authorityCertificate) return c.notFound();
    c.header('content-type', 'application/x-x509-ca-cert');
    c.header('content-disposition', 'attachment; filename="tracseq-demo.crt"');
    return c.body(authorityCertificate);
  });
  return app;
}
