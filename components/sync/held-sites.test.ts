import { describe, expect, test } from 'vitest';
import { heldSites } from './held-sites.ts';

const scopes = [
  { scope: 'tenant', complete: true },
  { scope: 'site:north', complete: true },
  { scope: 'site:south', complete: false },
];

describe('a site', () => {
  test('is here once all of it has come, and on its way before', () => {
    const sites = heldSites({ active: null, scopes });
    expect(sites.of('north')).toBe('here');
    expect(sites.of('south')).toBe('coming');
  });

  test('that does not fit is on the server, until somebody wants to work in it', () => {
    expect(heldSites({ active: null, scopes }).of('east')).toBe('server');
    expect(heldSites({ active: 'site:east', scopes }).of('east')).toBe('coming');
  });

  test('is worked in when a person chose it', () => {
    expect(heldSites({ active: null, scopes }).active).toBeNull();
    expect(heldSites({ active: 'site:north', scopes }).active).toBe('north');
  });
});
