import { Fragment } from 'react';
import type { PlaceFacts } from '../../lib/domain/scans/session.ts';
import { Code } from '../ui/code.tsx';

/** A place in one line of real names, outermost first; the position stands out at the end. */
export function PlaceLine({ place, short = false }: { place: PlaceFacts; short?: boolean }) {
  // The nearest names tell most; a result list has no room for the building.
  const names = short ? place.path.slice(-2) : place.path;
  return (
    <span>
      {names.map(({ id, name }, at) => (
        <Fragment key={id}>
          {at > 0 && <span aria-hidden> › </span>}
          {at > 0 && <span className="sr-only">, </span>}
          {/* A name that fits on a line of its own is not torn. */}
          <bdi className="inline-block max-w-full">{name}</bdi>
        </Fragment>
      ))}
      {place.label !== null && (
        <>
          {' ·\u00a0'}
          <Code>{place.label}</Code>
        </>
      )}
    </span>
  );
}
