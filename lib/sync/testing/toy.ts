import type { Verdict } from '../../domain/commands/envelope.ts';
import type { CommandCatalogue, EntityReader, EntityWriter, StoreModel } from '../ports.ts';

/*
 * A world small enough to see through, for the tests of an engine that knows no world: things that lie in places such as `north/A1`, one
 * thing in a place. `sample` and `site` are only names here, because the protocol lists the kinds it carries.
 */

export type Thing = { readonly id: string; readonly name: string; readonly place: string | null };
export type Site = { readonly id: string; readonly name: string };
export type ToyDocs = { sample: Thing; site: Site };

const isRecord = (input: unknown): input is Record<string, unknown> => typeof input === 'object' && input !== null;

/** Documents of the toy world and how they are found. */
export const toyModel: StoreModel<ToyDocs> = {
  version: 1,
  scopeKinds: ['site'],
  kinds: {
    sample: {
      parse: (input) =>
        isRecord(input) && typeof input['name'] === 'string' ? (input as unknown as Thing) : undefined,
      indexes: { place: ({ place }) => place, words: ({ name }) => name.split(' ') },
    },
    site: { parse: (input) => (isRecord(input) ? (input as unknown as Site) : undefined), indexes: {} },
  },
};

/** The scope a place belongs to. */
export function scopeOf(place: string | null): string {
  return place === null ? 'tenant' : `site:${place.split('/')[0] ?? ''}`;
}

export const applied: Verdict = { status: 'applied', code: null, kind: null, details: {} };
const rejected = (code: string): Verdict => ({ status: 'rejected', code, kind: 'validation', details: {} });
const occupied: Verdict = { status: 'conflict', code: 'position_occupied', kind: 'conflict', details: {} };

/**
 * What a command does, for the device and the server alike. `make_thing.v1 {thingId, name}`, `put_thing.v1 {thingId, place}`: a taken place is
 * a conflict and leaves the thing without one. `break_thing.v1` breaks the prediction.
 */
export async function obey(
  { name, args }: { name: string; args: Readonly<Record<string, unknown>> },
  world: EntityReader<ToyDocs> & EntityWriter<ToyDocs>,
): Promise<Verdict> {
  const id = String(args['thingId']);
  const thing = await world.get('sample', id);
  if (name === 'make_thing.v1') {
    if (thing) return rejected('id_taken');
    world.put('sample', { id, name: String(args['name']), place: null });
    return applied;
  }
  if (!thing) return rejected('sample_not_found');
  if (name === 'drop_thing.v1') {
    world.remove('sample', id);
    return applied;
  }
  const place = String(args['place']);
  const others = (await world.by('sample', 'place', place)).filter((other) => other.id !== id);
  world.put('sample', { ...thing, place: others.length > 0 ? null : place });
  return others.length > 0 ? occupied : applied;
}

const KNOWN = ['make_thing.v1', 'put_thing.v1', 'drop_thing.v1', 'break_thing.v1'];

/** The vocabulary of the toy world. */
export const toyCatalogue: CommandCatalogue<ToyDocs> = {
  check: ({ name, args }) =>
    KNOWN.includes(name) ? { ok: true, args } : { ok: false, code: 'command_unknown', details: {} },
  async predict(command, world) {
    if (command.name === 'break_thing.v1') throw new Error('the prediction is broken');
    return KNOWN.includes(command.name) ? obey(command, world) : null;
  },
  touches: ({ args }) => ({ writes: [String(args['thingId'])], reads: [] }),
};
