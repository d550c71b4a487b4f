import { Refusal } from '../../commands/verdict.ts';
import type { ChildKind } from '../../container-types/model.ts';
import type { Holder } from './chain.ts';

/** Whether things of this kind may go directly into the holder. */
export function acceptsKind(holder: Holder, kind: ChildKind): boolean {
  return holder.type.allowedChildren.includes(kind);
}

/** Refuses a thing that does not belong directly into this holder (a tube in a freezer, a box in a box). */
export function checkAcceptsKind(holder: Holder, kind: ChildKind): void {
  if (!acceptsKind(holder, kind)) {
    throw new Refusal('parent_refuses_kind', { containerId: holder.container.id, kind });
  }
}
