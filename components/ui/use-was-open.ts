'use client';

import { useState } from 'react';

/** Whether something has been opened yet; from then on it stays, so that it can close with its movement and give the focus back. */
export function useWasOpen(open: boolean): boolean {
  const [was, setWas] = useState(open);
  if (open && !was) setWas(true);
  return was || open;
}
