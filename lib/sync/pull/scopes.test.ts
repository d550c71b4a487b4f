import { expect, test } from 'vitest';
import { chooseScopes } from './scopes.ts';

const scopes = [
  { scope: 'tenant', rows: 100 },
  { scope: 'site:big', rows: 40_000 },
  { scope: 'site:small', rows: 5_000 },
  { scope: 'site:other', rows: 30_000 },
];

test('everything is held when it fits', () => {
  expect(chooseScopes(scopes, null, 100_000).toSorted()).toEqual(['site:big', 'site:other', 'site:small', 'tenant']);
});

test('the tenant and the active site come first, then what still fits', () => {
  expect(chooseScopes(scopes, 'site:big', 50_000)).toEqual(['tenant', 'site:big', 'site:small']);
  expect(chooseScopes(scopes, 'site:other', 50_000)).toEqual(['tenant', 'site:other', 'site:small']);
});

test('an active site that is too big is held whole: half a site could not be checked', () => {
  expect(chooseScopes(scopes, 'site:big', 10_000)).toEqual(['tenant', 'site:big']);
});

test('somebody who never chose works in the first site in which something stands', () => {
  expect(chooseScopes(scopes, null, 10_000)).toEqual(['tenant', 'site:big']);
  const [tenant, ...sites] = scopes;
  const withEmpty = [tenant, { scope: 'site:annex', rows: 0 }, ...sites].filter((scope) => scope !== undefined);
  expect(chooseScopes(withEmpty, null, 10_000)).toEqual(['tenant', 'site:big', 'site:annex']);
});
