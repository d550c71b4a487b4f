import { describe, expect, it } from 'vitest';
import { isSamePage } from './in-place.ts';

const at = (path: string) => new URL(path, 'https://lab.example');

describe('a step within a page', () => {
  it('is one that only changes what the page is about', () => {
    expect(isSamePage({ from: at('/en/storage?id=1'), to: at('/en/storage?id=2') })).toBe(true);
    expect(isSamePage({ from: at('/en/storage?id=1'), to: at('/en/storage') })).toBe(true);
  });

  it('is none to another page, another language or another site', () => {
    expect(isSamePage({ from: at('/en/storage?id=1'), to: at('/en/samples?id=1') })).toBe(false);
    expect(isSamePage({ from: at('/en/storage'), to: at('/de/storage') })).toBe(false);
    expect(isSamePage({ from: at('/en/storage'), to: new URL('https://other.example/en/storage') })).toBe(false);
  });

  it('is none to a place inside a page, which the browser finds itself', () => {
    expect(isSamePage({ from: at('/en/storage'), to: at('/en/storage#main') })).toBe(false);
  });
});
