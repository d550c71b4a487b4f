import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, inlineScriptHashes } from './csp.ts';

const policy = (supabaseUrl: string) =>
  contentSecurityPolicy({ scripts: ["'sha256-x'"], supabaseUrl, development: false });

describe('the policy of a page', () => {
  it('lets it speak with its backend over both protocols', () => {
    expect(policy('https://abc.supabase.co/')).toContain(
      "connect-src 'self' https://abc.supabase.co wss://abc.supabase.co;",
    );
  });

  it('names no other address when the backend is on this one', () => {
    expect(policy('same-origin')).toContain("connect-src 'self';");
  });

  it('allows the scripts it was given and no inline ones beside', () => {
    expect(policy('same-origin')).toContain("script-src 'self' 'wasm-unsafe-eval' 'sha256-x';");
  });
});

describe('the hashes of a page', () => {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

  it('name its inline scripts, each once, and leave out those with an address', () => {
    const html = `<script>a()</script><script src="/x.js" async=""></script><script id="_R_">b("ü")</script><script>a()</script>`;
    expect(inlineScriptHashes(html)).toEqual([hash('a()'), hash('b("ü")')]);
  });
});
