import type { Found, Held, HeldReader } from './held.ts';
import type { DocOf } from './ports.ts';
import type { Conflict } from '../conflicts/model.ts';
import type { Container } from '../containers/model.ts';
import type { Sample } from '../samples/model.ts';
import type { Shipment } from '../shipments/model.ts';
import type { EntityKind } from '../sync/pull.ts';
import { heldInside, heldOf, searchHeld } from './search.ts';

export type { Found } from './held.ts';

/** Everything a screen can ask of the device's own rows; each answer is pulled rows with the pending commands on top. */
export interface LocalQueries {
  get<K extends EntityKind>(kind: K, id: string): Promise<Held<DocOf[K]> | undefined>;
  /** All rows of a small kind: sites, types, members. Never of samples. */
  all<K extends Exclude<EntityKind, 'sample'>>(kind: K): Promise<Held<DocOf[K]>[]>;
  count(kind: EntityKind): Promise<number>;
  /** The container (archived ones too) or live sample with exactly this code. */
  byBarcode(barcode: string): Promise<Found | undefined>;
  /** Containers directly in this one, archived ones too. */
  containersIn(containerId: string): Promise<Held<Container>[]>;
  /** Containers that stand in the site itself. */
  rootContainers(siteId: string): Promise<Held<Container>[]>;
  samplesIn(containerId: string): Promise<Held<Sample>[]>;
  /** Samples that this person (by user id) has checked out. */
  checkedOutBy(userId: string): Promise<Held<Sample>[]>;
  /** Samples that lost a slot conflict, or were never put away. */
  samplesWithoutPlace(location: 'unverified' | 'none'): Promise<Held<Sample>[]>;
  /** The holders from the site's own down to this one, this one last: the breadcrumb. */
  pathOf(containerId: string): Promise<Container[]>;
  /** The shipment that this container is packed in, or from which nobody has seen it since. */
  shipmentWith(containerId: string): Promise<Held<Shipment> | undefined>;
  openConflicts(): Promise<Held<Conflict>[]>;
  /** Open conflicts that concern this sample or container, as the one without a place or as the occupant. */
  openConflictsOf(id: string): Promise<Held<Conflict>[]>;
  /** By code, name or external id; whole words may be cut short. The best first. */
  search(text: string, limit?: number, lookedAt?: number): Promise<Found[]>;
  /** Everything in this container at any depth, the nearest first. */
  inside(containerId: string, limit: number): Promise<Found[]>;
  /** Samples of one type, in quarantine, in one state other than available, or that expire before a moment; or anything of a kind. */
  some(by: Parameters<typeof heldOf>[1], limit: number): Promise<Found[]>;
  /** How many samples lie directly in each of these containers. */
  sampleCounts(containerIds: readonly string[]): Promise<Map<string, number>>;
  /** How many containers stand directly in each of these. */
  containerCounts(containerIds: readonly string[]): Promise<Map<string, number>>;
}

/** Depth at which a path of holders is taken for a ring and cut. */
const DEEPEST = 64;

/** The local queries over whatever holds the rows. */
export function localQueries(held: HeldReader): LocalQueries {
  return {
    get: (kind, id) => held.get(kind, id),
    all: (kind) => held.all(kind),
    count: (kind) => held.count(kind),
    async byBarcode(barcode) {
      const [samples, containers] = await Promise.all([
        held.by('sample', 'barcode', barcode),
        held.by('container', 'barcode', barcode),
      ]);
      if (samples[0]) return { kind: 'sample', ...samples[0] };
      return containers[0] && { kind: 'container', ...containers[0] };
    },
    containersIn: (containerId) => held.by('container', 'parent', containerId),
    rootContainers: (siteId) => held.by('container', 'parent', siteId),
    samplesIn: (containerId) => held.by('sample', 'place', containerId),
    checkedOutBy: (userId) => held.by('sample', 'holder', userId),
    samplesWithoutPlace: (location) => held.by('sample', 'place', location),
    async pathOf(containerId) {
      const path: Container[] = [];
      let next: string | null = containerId;
      while (next !== null && path.length < DEEPEST) {
        const holder: Held<Container> | undefined = await held.get('container', next);
        if (!holder) break;
        path.unshift(holder.doc);
        next = holder.doc.parentId;
      }
      return path;
    },
    shipmentWith: async (containerId) => (await held.by('shipment', 'contents', containerId))[0],
    openConflicts: () => held.by('conflict', 'state', 'open'),
    openConflictsOf: (id) => held.by('conflict', 'concerns', id),
    search: (text, limit = 50, lookedAt) => searchHeld(held, text, limit, lookedAt),
    inside: (containerId, limit) => heldInside(held, containerId, limit),
    some: (by, limit) => heldOf(held, by, limit),
    sampleCounts: (containerIds) => held.counts('sample', 'place', containerIds),
    containerCounts: (containerIds) => held.counts('container', 'parent', containerIds),
  };
}
