import { createHash } from 'node:crypto';

/** What a page's policy depends on. */
export interface PolicyInput {
  /** Sources of scripts beside this origin: hashes for a prebuilt page, a nonce for one made on request. */
  scripts: readonly string[];
  /** The backend's address, or `same-origin`. */
  supabaseUrl: string;
  /** React's development build needs `eval`. */
  development: boolean;
}

/** The Content-Security-Policy of a page: this origin and the backend, and no inline script that we did not write. */
export function contentSecurityPolicy({ scripts, supabaseUrl, development }: PolicyInput): string {
  const backend = supabaseUrl === 'same-origin' ? undefined : new URL(supabaseUrl).origin;
  const socket = backend?.replace(/^http/, 'ws');
  const directives: Record<string, (string | undefined)[]> = {
    'default-src': ["'self'"],
    /* WebAssembly reads Data Matrix; without this word a browser refuses to compile it. */
    'script-src': ["'self'", "'wasm-unsafe-eval'", ...scripts, development ? "'unsafe-eval'" : undefined],
    /* Positions of lists and colours of tenants are style attributes, for which CSP has no finer word that React meets. */
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:', backend],
    'font-src': ["'self'"],
    'media-src': ["'self'", 'blob:', 'mediastream:'],
    'connect-src': ["'self'", backend, socket, development ? 'ws:' : undefined],
    'worker-src': ["'self'", 'blob:'],
    'manifest-src': ["'self'"],
    'object-src': ["'none'"],
    'frame-src': ["'none'"],
    'frame-ancestors': ["'none'"],
    'base-uri': ["'self'"],
    'form-action': ["'self'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources.filter((source) => source !== undefined)].join(' '))
    .join('; ');
}

const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;

/** The CSP sources that allow exactly the inline scripts of a page. */
export function inlineScriptHashes(html: string): string[] {
  const hashes = Array.from(html.matchAll(INLINE_SCRIPT), ([, source = '']) =>
    createHash('sha256').update(source, 'utf8').digest('base64'),
  );
  return [...new Set(hashes)].map((hash) => `'sha256-${hash}'`);
}
