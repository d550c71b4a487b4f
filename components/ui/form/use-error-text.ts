'use client';

import { useTranslations } from 'next-intl';
import { codeOf } from './with-limit.ts';

interface FormError {
  type?: unknown;
  message?: string | undefined;
}

/**
 * Turns a form's error into the reader's words. A schema's message is a code (`required`); it is looked for in the noun's own
 * namespace, such as `samples.errors`, then in `common.errors`; failing that, zod's own kind of issue is. A code may carry a limit.
 */
export function useErrorText(namespace = 'common.errors'): (error: FormError | undefined) => string | undefined {
  const own = useTranslations(namespace);
  const common = useTranslations('common.errors');
  return (error) => {
    if (!error) return undefined;
    for (const message of [error.message, error.type]) {
      const found = codeOf(message);
      if (!found) continue;
      const { code, limit } = found;
      const values = limit === undefined ? undefined : { limit };
      if (own.has(code)) return own(code, values);
      if (common.has(code)) return common(code, values);
    }
    return common('custom');
  };
}
