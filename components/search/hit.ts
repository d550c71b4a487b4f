import type { Container } from '../../lib/domain/containers/model.ts';
import type { Sample } from '../../lib/domain/samples/model.ts';

/** One result as a row shows it, wherever it was found. */
export type Hit = {
  readonly provisional: boolean;
  /** Names of the places around it, outermost first, and the position as written there. */
  readonly path: readonly { readonly id: string; readonly name: string }[];
  readonly label: string | null;
} & ({ readonly kind: 'sample'; readonly doc: Sample } | { readonly kind: 'container'; readonly doc: Container });
