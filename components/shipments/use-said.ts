'use client';

import { useState } from 'react';
import { z } from 'zod';
import { type Condition, conditionSchema } from '../../lib/domain/shipments/model.ts';

const kept = z.record(z.string(), conditionSchema);
const keyOf = (shipmentId: string) => `tracseq-receipt ${shipmentId}`;

function read(shipmentId: string): Record<string, Condition> {
  try {
    return kept.safeParse(JSON.parse(sessionStorage.getItem(keyOf(shipmentId)) ?? '{}')).data ?? {};
  } catch {
    return {};
  }
}

/** How each box arrived, as far as somebody has said; a reload between two boxes loses nothing. */
export function useSaid(shipmentId: string): {
  readonly said: Readonly<Record<string, Condition>>;
  readonly say: (containerId: string, condition: Condition | null) => void;
} {
  const [said, setSaid] = useState(() => read(shipmentId));
  return {
    said,
    say: (containerId, condition) =>
      setSaid((before) => {
        const { [containerId]: _, ...others } = before;
        const after = condition === null ? others : { ...others, [containerId]: condition };
        sessionStorage.setItem(keyOf(shipmentId), JSON.stringify(after));
        return after;
      }),
  };
}
