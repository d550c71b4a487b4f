import type { Alert } from '../alerts/model.ts';
import type { Conflict } from '../conflicts/model.ts';
import type { Container } from '../containers/model.ts';
import type { ContainerType } from '../container-types/model.ts';
import type { Member } from '../members/model.ts';
import type { Sensor } from '../sensors/model.ts';
import type { Threshold } from '../thresholds/model.ts';
import type { SampleType } from '../sample-types/model.ts';
import type { Sample } from '../samples/model.ts';
import type { Shipment } from '../shipments/model.ts';
import type { Site } from '../sites/model.ts';
import type { EntityKind } from '../sync/pull.ts';
import type { Tenant } from '../tenants/model.ts';
import type { Verdict } from '../commands/envelope.ts';
import type { Role } from '../members/model.ts';

/** The document type of each entity kind. */
export type DocOf = {
  tenant: Tenant;
  member: Member;
  site: Site;
  container_type: ContainerType;
  sample_type: SampleType;
  container: Container;
  sample: Sample;
  conflict: Conflict;
  sensor: Sensor;
  threshold: Threshold;
  alert: Alert;
  shipment: Shipment;
};

/** What a prediction may ask. On the device: pulled rows with the overlay on top; in tests: a map. */
export interface WorldReader {
  get<K extends EntityKind>(kind: K, id: string): Promise<DocOf[K] | undefined>;
  /** The container (archived ones keep their code) or live sample that bears this code; codes are unique over both in a tenant. */
  byBarcode(barcode: string): Promise<{ kind: 'container' | 'sample'; id: string } | undefined>;
  /** Containers directly in this one: those in use, or `all` with the archived ones, which go along when this one moves. */
  containersIn(containerId: string, which?: 'in_use' | 'all'): Promise<Container[]>;
  /** Live samples directly in this container. */
  samplesIn(containerId: string): Promise<Sample[]>;
  /** Open conflicts in which this sample or container is the one whose place is not known. */
  openConflictsOf(subjectId: string): Promise<Conflict[]>;
  /** The shipment that this container is packed in, or from which nobody has seen it since; in one at most. */
  shipmentWith(containerId: string): Promise<Shipment | undefined>;
  /** Live containers that stand directly in the site, in no other container. */
  containersAt(siteId: string): Promise<Container[]>;
  /** Live containers of this type. */
  containersOfType(typeId: string): Promise<Container[]>;
  /** Every row of a kind that a laboratory has few of (archived ones too, as far as the device holds them). */
  all<K extends SmallKind>(kind: K): Promise<DocOf[K][]>;
}

/** Kinds of which a laboratory has so few that a screen may list them all. */
export type SmallKind =
  'tenant' | 'member' | 'site' | 'container_type' | 'sample_type' | 'sensor' | 'threshold' | 'alert';

/** What a prediction changes: whole documents put, or rows gone. */
export interface WorldWriter {
  put<K extends EntityKind>(kind: K, doc: DocOf[K]): void;
  remove(kind: EntityKind, id: string): void;
}

/** Who and when; ids that SQL would make are derived from the command id so that both sides agree. */
export type PredictionContext = { userId: string; role: Role; commandId: string; deviceTime: string };

/** What a prediction works on. */
export type World = WorldReader & WorldWriter;

/**
 * Predicts what the SQL function of the same command will say and do. Pure but for the reader; pinned to SQL by the shared cases.
 * A rule that is broken throws a `Refusal`; `predictCommand` turns it into the rejected verdict, under which nothing is written.
 */
export type Predict<Args> = (args: Args, world: World, context: PredictionContext) => Promise<Verdict>;
