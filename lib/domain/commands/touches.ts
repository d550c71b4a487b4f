import type { ArgsOf } from './catalogue.ts';
import type { CommandName } from './permissions.ts';

/**
 * What a command concerns, as keys such as `sample:<id>`. A command set aside holds back later ones that read or write what it writes. It writes
 * only what others depend on to exist (a box that was not made cannot take tubes). Saying where a thing is or how it is called is the truth of
 * its own moment: a later scan of the same tube must never wait for an earlier one that was refused, so it is only read.
 */
export interface Touches {
  readonly writes: readonly string[];
  readonly reads: readonly string[];
}

type Place = { readonly containerId: string } | null;

const keys = (kind: string, ...ids: readonly (string | null | undefined)[]): string[] =>
  ids.flatMap((id) => (id ? [`${kind}:${id}`] : []));
const holder = (place: Place): string[] => keys('container', place?.containerId);
const reads = (...found: readonly string[][]): Touches => ({ writes: [], reads: [...new Set(found.flat())] });
const writes = (written: readonly string[], ...found: readonly string[][]): Touches => ({
  writes: written,
  reads: [...new Set(found.flat())],
});

type Stand = Pick<ArgsOf['create_container.v1'], 'parentId' | 'siteId'>;
const stand = ({ parentId, siteId }: Stand): string[] => [...keys('container', parentId), ...keys('site', siteId)];

const table: { readonly [Name in CommandName]: (args: ArgsOf[Name]) => Touches } = {
  'register_sample.v1': (args) =>
    writes(
      keys('sample', args.sampleId),
      keys('sample', ...args.parentIds),
      keys('sample_type', args.sampleTypeId),
      holder(args.place),
    ),
  'edit_sample.v1': ({ sampleId, changes }) =>
    reads(keys('sample', sampleId), keys('sample_type', changes.sampleTypeId)),
  'place_sample.v1': ({ sampleId, place }) => reads(keys('sample', sampleId), holder(place)),
  'move_sample.v1': ({ sampleId, to }) => reads(keys('sample', sampleId), holder(to)),
  'move_many.v1': ({ moves }) =>
    reads(...moves.map(({ sampleId, to }) => [...keys('sample', sampleId), ...holder(to)])),
  'remove_sample.v1': ({ sampleId }) => reads(keys('sample', sampleId)),
  'delete_sample.v1': ({ sampleId }) => writes(keys('sample', sampleId)),
  'undelete_sample.v1': ({ sampleId }) => writes(keys('sample', sampleId)),
  'import_samples.v1': ({ importId }) => writes(keys('import', importId)),
  'import_containers.v1': ({ importId }) => writes(keys('import', importId)),
  'import_moves.v1': ({ importId }) => writes(keys('import', importId)),
  'create_container.v1': (args) =>
    writes(keys('container', args.containerId), stand(args), keys('container_type', args.typeId)),
  'create_containers.v1': ({ containers }) =>
    writes(
      containers.flatMap(({ containerId }) => keys('container', containerId)),
      ...containers.map((each) => [...stand(each), ...keys('container_type', each.typeId)]),
    ),
  'move_container.v1': (args) => reads(keys('container', args.containerId), stand(args)),
  'edit_container.v1': ({ containerId, changes }) =>
    reads(keys('container', containerId), keys('container_type', changes.typeId)),
  'archive_container.v1': ({ containerId }) => writes(keys('container', containerId)),
  'restore_container.v1': ({ containerId }) => writes(keys('container', containerId)),
  'block_position.v1': ({ containerId }) => reads(keys('container', containerId)),
  'unblock_position.v1': ({ containerId }) => reads(keys('container', containerId)),
  'resolve_conflict.v1': ({ conflictId }) => writes(keys('conflict', conflictId)),
  'create_site.v1': ({ siteId }) => writes(keys('site', siteId)),
  'edit_site.v1': ({ siteId }) => reads(keys('site', siteId)),
  'create_container_type.v1': ({ typeId }) => writes(keys('container_type', typeId)),
  'edit_container_type.v1': ({ typeId }) => reads(keys('container_type', typeId)),
  'create_sample_type.v1': ({ sampleTypeId }) => writes(keys('sample_type', sampleTypeId)),
  'edit_sample_type.v1': ({ sampleTypeId }) => reads(keys('sample_type', sampleTypeId)),
  'add_member.v1': ({ memberId }) => writes(keys('member', memberId)),
  'change_role.v1': ({ memberId }) => reads(keys('member', memberId)),
  'remove_member.v1': ({ memberId }) => reads(keys('member', memberId)),
  'set_branding.v1': () => reads(['tenant']),
};

/** The keys of what a command depends on and of what depends on it. */
export function touchesOf<Name extends CommandName>(name: Name, args: ArgsOf[Name]): Touches {
  return table[name](args);
}
