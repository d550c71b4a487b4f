import type { KeyboardEvent } from 'react';

/** Moves between the search field and the results with the arrow keys; Enter in the field opens the first result. */
export function onResultKey(event: KeyboardEvent<HTMLElement>): void {
  const results = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-result]')];
  const field = event.currentTarget.querySelector<HTMLElement>('input[type="search"]');
  const active = document.activeElement;
  const at = results.findIndex((result) => result === active);
  if (event.key === 'Enter' && active === field && results[0]) {
    event.preventDefault();
    results[0].click();
    return;
  }
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  if (active !== field && at === -1) return;
  event.preventDefault();
  const next = event.key === 'ArrowDown' ? at + 1 : at - 1;
  (next < 0 ? field : results[next])?.focus();
}
