import type { ContainerType } from '../container-types/model.ts';
import type { Container } from '../containers/model.ts';
import { importFields } from '../imports/fields.ts';
import { gridOf } from '../positions/grid.ts';
import { labelOf } from '../positions/label.ts';
import type { SampleType } from '../sample-types/model.ts';
import type { Site } from '../sites/model.ts';
import type { Sample } from './model.ts';

/** The columns of an export: those of an import under the same names, so that an export can be imported, and what a reader wants to know besides. */
export const exportColumns = [...importFields.samples, 'state', 'location', 'site', 'place'] as const;
export type ExportColumn = (typeof exportColumns)[number];

/** The rows that samples refer to, by id. */
export interface ExportLookups {
  readonly sampleTypes: ReadonlyMap<string, SampleType>;
  readonly containers: ReadonlyMap<string, Container>;
  readonly containerTypes: ReadonlyMap<string, ContainerType>;
  readonly sites: ReadonlyMap<string, Site>;
}

/** Depth at which a path of holders is taken for a ring and cut. */
const DEEPEST = 64;

/** A table of samples for `toCsv`: the headers as given, positions as they are written on the box. */
export function exportSamples(
  samples: Iterable<Sample>,
  lookups: ExportLookups,
  headers: Readonly<Record<ExportColumn, string>>,
): string[][] {
  const table = [exportColumns.map((column) => headers[column])];
  for (const sample of samples) {
    const cells = cellsOf(sample, lookups);
    table.push(exportColumns.map((column) => cells[column]));
  }
  return table;
}

function cellsOf(
  sample: Sample,
  { sampleTypes, containers, containerTypes, sites }: ExportLookups,
): Record<ExportColumn, string> {
  const holder = sample.containerId === null ? undefined : containers.get(sample.containerId);
  const type = holder && containerTypes.get(holder.typeId);
  const grid = type ? gridOf(type) : null;
  const { position } = sample;
  return {
    barcode: sample.barcode,
    sampleType: sampleTypes.get(sample.sampleTypeId)?.name ?? '',
    name: sample.name,
    externalId: sample.externalId ?? '',
    containerBarcode: holder?.barcode ?? '',
    position: position === null || grid === null ? (position ?? '') : labelOf(grid, position),
    quantity: sample.quantity === null ? '' : String(sample.quantity),
    unit: sample.unit ?? '',
    hazards: sample.hazards.join('; '),
    collectedAt: sample.collectedAt ?? '',
    expiresAt: sample.expiresAt ?? '',
    notes: sample.notes,
    state: sample.state,
    location: sample.location,
    site: holder ? (sites.get(holder.siteId)?.name ?? '') : '',
    place: namesAbove(holder, containers).join(' / '),
  };
}

function namesAbove(holder: Container | undefined, containers: ReadonlyMap<string, Container>): string[] {
  const names: string[] = [];
  let next = holder;
  while (next && names.length < DEEPEST) {
    names.unshift(next.name);
    next = next.parentId === null ? undefined : containers.get(next.parentId);
  }
  return names;
}
