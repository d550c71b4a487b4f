import { Fragment } from 'react';
import type { NamedPath } from './sensor-views.ts';

/** A place in one line of real names, outermost first. */
export function PathLine({ path }: { path: NamedPath }) {
  return (
    <span>
      {path.map(({ id, name }, at) => (
        <Fragment key={id}>
          {at > 0 && <span aria-hidden> › </span>}
          {at > 0 && <span className="sr-only">, </span>}
          <bdi>{name}</bdi>
        </Fragment>
      ))}
    </span>
  );
}
