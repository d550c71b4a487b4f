import { describe, expect, it } from 'vitest';
import { addressOf, bestLocale, isLook, isRouterRequest } from './worker-routes.ts';

const locales = ['en', 'ar', 'de', 'zh'];

describe('what the worker makes of an address', () => {
  it('finds its language', () => {
    expect(addressOf('/de/scan', locales)).toEqual({ pathname: '/de/scan', locale: 'de' });
  });

  it('finds none where the first part is no language', () => {
    expect(addressOf('/scan', locales).locale).toBeUndefined();
    expect(addressOf('/', locales)).toEqual({ pathname: '/', locale: undefined });
  });

  it('reads an address with a slash at its end like one without', () => {
    expect(addressOf('/en/scan/', locales).pathname).toBe('/en/scan');
  });
});

describe('the language for someone without one in the address', () => {
  it('is the first of theirs that the product speaks, whatever the region', () => {
    expect(bestLocale(['pt-BR', 'de-AT', 'en'], locales)).toBe('de');
  });

  it('is the first of the product when none fits', () => {
    expect(bestLocale(['pt-BR'], locales)).toBe('en');
  });
});

describe('what may be kept', () => {
  it('is how a tenant looks, not what it holds', () => {
    expect(isLook(new URL('https://lab.example/api/manifest?tenant=north'))).toBe(true);
    expect(isLook(new URL('https://lab.example/api/health'))).toBe(false);
    expect(isLook(new URL('https://lab.example/rest/v1/rpc/pull_changes'))).toBe(false);
  });

  it('tells a request of the router from one for a page', () => {
    const url = new URL('https://lab.example/en/scan');
    expect(isRouterRequest(url, new Headers({ RSC: '1' }))).toBe(true);
    expect(isRouterRequest(new URL('?_rsc=1abc', url), new Headers())).toBe(true);
    expect(isRouterRequest(url, new Headers())).toBe(false);
  });
});
