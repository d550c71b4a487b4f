'use client';

import { useCallback, useState } from 'react';
import { type Refused, useAct } from './use-act.ts';

/** `useAct` for a dialog, with what was refused last: it is said in the dialog, at the field or as its `refusal`, until the next try. */
export function useActHere(): { act: ReturnType<typeof useAct>; refused: Refused | undefined } {
  const [refused, setRefused] = useState<Refused>();
  const give = useAct(setRefused);
  const act = useCallback<typeof give>(
    (...asked) => {
      setRefused(undefined);
      return give(...asked);
    },
    [give],
  );
  return { act, refused };
}
