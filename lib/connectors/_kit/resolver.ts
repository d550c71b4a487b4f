import { lookup } from 'node:dns/promises';
import type { Resolver } from './guard.ts';

/** The machine's own resolver, in Node and in Deno: every address of a name, in the order it gives them. */
export const systemResolver: Resolver = async (host) => {
  const found = await lookup(host, { all: true, verbatim: true });
  return found.map(({ address }) => address);
};
