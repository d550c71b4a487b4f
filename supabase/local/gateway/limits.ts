import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import type { MiddlewareHandler } from 'hono';

function limit(maxBytes: number) {
  return bodyLimit({
    maxSize: maxBytes,
    onError: (c) => c.json({ code: '413', message: `The request body is larger than ${maxBytes} bytes` }, 413),
  });
}

/** Refuses a body that no service takes with 413, before it is read. */
export const limitBody = limit(8 * 1024 * 1024);

/** Files may be as large as `config.toml` allows, with some room for the form around them; Storage itself is exact. */
export const limitUpload = limit(12 * 1024 * 1024);

/** Refuses an address that no service could decode. */
export const refuseMalformedPath: MiddlewareHandler = async (c, next) => {
  try {
    decodeURIComponent(new URL(c.req.url).pathname);
  } catch {
    return c.json({ code: '400', message: 'The path is not valid percent-encoded UTF-8' }, 400);
  }
  return next();
};

/** Lets any page call, as the hosted gateway does: the keys and tokens decide, not the origin. */
export const allowAnyOrigin = cors({
  origin: '*',
  allowMethods: ['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE', 'OPTIONS'],
  exposeHeaders: ['Content-Range', 'Content-Location', 'Preference-Applied', 'X-Sb-Error-Code'],
  maxAge: 3600,
});
