'use client';

import { useState } from 'react';
import { colorOr } from './color-code.ts';

/** What was typed as a colour, or while it is none the last one that was: black would be a colour nobody chose. */
export function useLastColor(typed: string): string {
  const [last, setLast] = useState('#000000');
  const color = colorOr(typed, last);
  if (color !== last) setLast(color);
  return color;
}
