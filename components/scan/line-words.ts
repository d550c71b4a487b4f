'use client';

import { useTranslations } from 'next-intl';
import { errorCodes } from '../../lib/domain/errors/codes.ts';
import type { ErrorCode } from '../../lib/domain/errors/codes.ts';
import type { Line } from '../../lib/domain/scans/session.ts';
import { useErrorWords } from '../commands/use-error-words.ts';

/** Whether a line says that a rule was broken. */
export function isErrorMessage(message: Line['message']): message is ErrorCode {
  return Object.hasOwn(errorCodes, message);
}

/** What a result line says, and what to do next where something is to be done. Undefined while names are read. */
export function useLineWords(line: Line): string | undefined {
  const t = useTranslations('scan.lines');
  const { message, facts } = line;
  const error = useErrorWords(isErrorMessage(message) ? { code: message, facts } : null);
  if (isErrorMessage(message)) return error;
  const { shipment, site } = facts;
  return t(message, {
    shipment: typeof shipment === 'string' ? shipment : '',
    site: typeof site === 'string' ? site : '…',
  });
}
