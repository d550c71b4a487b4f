'use client';

import { useTranslations } from 'next-intl';

interface FormError {
  type?: unknown;
  message?: string | undefined;
}

const CODE = /^[a-z][a-zA-Z0-9_]*$/;

/**
 * Turns a form's error into the reader's words. A schema's message is a code (`required`); it is looked for in the noun's own
 * namespace, such as `samples.errors`, then in `common.errors`; failing that, zod's own kind of issue is.
 */
export function useErrorText(namespace = 'common.errors'): (error: FormError | undefined) => string | undefined {
  const own = useTranslations(namespace);
  const common = useTranslations('common.errors');
  return (error) => {
    if (!error) return undefined;
    const codes = [error.message, error.type].filter(
      (code): code is string => typeof code === 'string' && CODE.test(code),
    );
    for (const code of codes) {
      if (own.has(code)) return own(code);
      if (common.has(code)) return common(code);
    }
    return common('custom');
  };
}
