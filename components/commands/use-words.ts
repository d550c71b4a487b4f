'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { toErrorCode } from '../../lib/domain/errors/codes.ts';
import { directionOf } from '../../lib/i18n/locales.ts';
import { useQuery } from '../sync/index.ts';
import { commandWords } from './command-words.ts';
import { errorFacts } from './error-facts.ts';
import { isolate } from './isolate.ts';
import type { Fillings } from './wording.ts';

/** Stands in a sentence for a name nobody told; sentences `select` on it. */
const NONE = 'none';
const ERROR_FILLINGS = [
  'place',
  'position',
  'container',
  'occupant',
  'sample',
  'holder',
  'barcode',
  'reason',
  'hazard',
];

type Facts = Readonly<Record<string, unknown>>;

function useIsolated(): (fillings: Fillings, names: readonly string[]) => Record<string, string | number> {
  const direction = directionOf(useLocale());
  return useCallback(
    (fillings, names) => {
      const said: Record<string, string | number> = {};
      for (const name of names) said[name] = NONE;
      for (const [name, value] of Object.entries(fillings)) {
        if (typeof value === 'number') said[name] = value;
        else if (value !== undefined) said[name] = isolate(value, direction);
      }
      return said;
    },
    [direction],
  );
}

const COMMAND_FILLINGS = ['sample', 'container', 'place', 'thing', 'name'];

/** A command in the reader's words, with real names: "Box B-014 to Rack 3, A02". Undefined until the names are read. */
export function useCommandWords(command: {
  readonly id: string;
  readonly name: string;
  readonly args: unknown;
}): string | undefined {
  const t = useTranslations('commands');
  const isolated = useIsolated();
  const words = useQuery((names) => commandWords(command, names), [command.id]);
  return words && t(words.key, isolated({ count: 0, from: 0, to: 0, ...words.fillings }, COMMAND_FILLINGS));
}

/** Says an error in the reader's words once its facts are names already; codes nobody has heard of are said as `internal`. */
export function useSayError(): (code: string, fillings?: Fillings) => string {
  const t = useTranslations('errors');
  const isolated = useIsolated();
  return useCallback(
    (code, fillings = {}) => {
      const key = t.has(code) ? code : toErrorCode(code);
      return t(key, isolated({ count: 0, ...fillings }, ERROR_FILLINGS));
    },
    [t, isolated],
  );
}

/** An error and its facts in the reader's words, with what to do next. Undefined while there is none or names are read. */
export function useErrorWords(error: { readonly code: string; readonly facts: Facts } | null): string | undefined {
  const say = useSayError();
  const facts = error?.facts ?? {};
  const fillings = useQuery((names) => errorFacts(facts, names), [JSON.stringify(facts)]);
  return error && fillings ? say(error.code, fillings) : undefined;
}
