import { z } from 'zod';
import { addressOf } from '../contact-ways/rules/address.ts';
import { severitySchema } from '../thresholds/model.ts';
import type { ChannelField, ChannelForm } from './model.ts';

/** What a person types: texts by field. */
export type TypedSettings = Readonly<Record<string, string>>;

/**
 * The rules of a channel's form, made of what its connector wants. `keeping` is true where secrets lie on the server already: all of them may then
 * be left empty, which keeps them. Messages are codes: `required`, `format`, `range`, `secretsTogether`.
 */
export function channelFormSchema({ fields }: ChannelForm, keeping: boolean) {
  return z
    .object({
      name: z.string().trim().min(1, 'required').max(120, 'range'),
      minimumSeverity: severitySchema,
      language: z.string().max(20),
      settings: z.record(z.string(), z.string()),
    })
    .superRefine(({ settings }, context) => {
      const keeps = keeping && keepsSecrets(fields, settings);
      for (const field of fields) {
        const text = meantBy(field, settings);
        const isMissing = text === '' && field.required && !(field.secret && keeps);
        // A secret that is given leaves none of the others as it was: they are sealed together.
        const missing = field.secret && keeping ? 'secretsTogether' : 'required';
        const message = isMissing ? missing : text === '' ? null : wrongIn(field, text);
        if (message !== null) context.addIssue({ code: 'custom', path: ['settings', field.name], message });
      }
    });
}

/** The settings as the server takes them: numbers as numbers, and nothing that was left empty. */
export function settingsOf({ fields }: ChannelForm, typed: TypedSettings): Record<string, string | number> {
  return Object.fromEntries(
    fields.flatMap((field): [string, string | number][] => {
      const text = meantBy(field, typed);
      return text === '' ? [] : [[field.name, field.kind === 'number' ? Number(text) : text]];
    }),
  );
}

/** What a form begins with: the settings there are, else what is usual. Secrets begin empty. */
export function typedSettings({ fields }: ChannelForm, config: Readonly<Record<string, unknown>>): TypedSettings {
  return Object.fromEntries(
    fields.map(({ name, secret, initial = '' }) => {
      const known = config[name];
      const isPlain = typeof known === 'string' || typeof known === 'number';
      return [name, !secret && isPlain ? String(known) : initial];
    }),
  );
}

/** What was typed, without space around it; a telephone number, in which people leave gaps, as it is dialled. */
function meantBy(field: ChannelField, typed: TypedSettings): string {
  const text = typed[field.name]?.trim() ?? '';
  if (field.patterns === undefined || fits(field.patterns, text)) return text;
  const number = addressOf('sms', text);
  return number !== null && fits(field.patterns, number) ? number : text;
}

const fits = (patterns: readonly string[], text: string): boolean =>
  patterns.some((pattern) => new RegExp(pattern).test(text));

function keepsSecrets(fields: readonly ChannelField[], typed: TypedSettings): boolean {
  return fields.every(({ name, secret }) => !secret || (typed[name]?.trim() ?? '') === '');
}

function wrongIn({ kind, choices, patterns, least, most }: ChannelField, text: string): string | null {
  if (kind === 'choice') return choices?.includes(text) === true ? null : 'format';
  const size = kind === 'number' ? Number(text) : text.length;
  if (kind === 'number' && !Number.isInteger(size)) return 'format';
  if (size < (least ?? size) || size > (most ?? size)) return 'range';
  return patterns === undefined || fits(patterns, text) ? null : 'format';
}
