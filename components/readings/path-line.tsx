import { Fragment } from 'react';
import { PlaceName } from './place-name.tsx';
import type { NamedPath } from './sensor-views.ts';

/** A place in one line of real names, outermost first. */
export function PathLine({ path }: { path: NamedPath }) {
  return (
    <span>
      {path.map((place, at) => (
        <Fragment key={place.id}>
          {at > 0 && <span aria-hidden> › </span>}
          {at > 0 && <span className="sr-only">, </span>}
          <PlaceName place={place} />
        </Fragment>
      ))}
    </span>
  );
}
