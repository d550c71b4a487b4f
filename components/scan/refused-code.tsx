'use client';

import type { ScanErrorCode } from '../../lib/scanning/index.ts';
import { useSayError } from '../commands/use-say-error.ts';
import { LineMark } from './line-mark.tsx';

/** What was scanned and can be no barcode, or was not heard whole: why, and what to do; gone with the next scan. */
export function RefusedCode({ error }: { error: ScanErrorCode }) {
  const say = useSayError();
  return (
    <div
      role="alert"
      className="flex animate-rise items-start gap-3 border-b border-danger-ink bg-danger-soft px-4 py-3"
    >
      <LineMark tone="refusal" />
      <p className="py-1.5 font-medium text-danger-ink">{say(error)}</p>
    </div>
  );
}
