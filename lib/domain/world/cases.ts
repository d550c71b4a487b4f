import type { z } from 'zod';
import { derivedId } from '../commands/derived-id.ts';
import { alertSchema } from '../alerts/model.ts';
import { conflictSchema } from '../conflicts/model.ts';
import { containerTypeSchema } from '../container-types/model.ts';
import { containerSchema } from '../containers/model.ts';
import { memberSchema, type Role } from '../members/model.ts';
import { sampleTypeSchema } from '../sample-types/model.ts';
import { sampleSchema } from '../samples/model.ts';
import { sensorSchema } from '../sensors/model.ts';
import { shipmentSchema } from '../shipments/model.ts';
import { siteSchema } from '../sites/model.ts';
import { type EntityKind, entityKinds } from '../sync/pull.ts';
import { tenantSchema } from '../tenants/model.ts';
import { thresholdSchema } from '../thresholds/model.ts';
import baseWorld from './base.world.json' with { type: 'json' };
import { caseFileSchema, stagedSchema, stepSchema } from './case-file.ts';
import { type Sketch, filled, fixtureId } from './fixture.ts';

/** One command of a case, ready to be given. */
export interface CaseStep {
  readonly id: string;
  readonly role: Role;
  readonly userId: string;
  readonly name: string;
  readonly args: Record<string, unknown>;
  readonly expect: z.infer<typeof stepSchema>['expect'];
}

/** Whole documents by `<kind> <id>`. */
export type Rows = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** One case with all ids resolved. `before` holds deleted samples too: SQL inserts them, a device never sees them. */
export interface SharedCase {
  readonly command: string;
  readonly name: string;
  readonly tenantId: string;
  readonly before: Rows;
  readonly steps: readonly CaseStep[];
  /** Every document a device must hold afterwards. */
  readonly after: Rows;
  readonly staged: z.infer<typeof stagedSchema> | undefined;
  readonly serverOnly: boolean;
}

const users = { technician: '@u_tech', supervisor: '@u_lead', administrator: '@u_admin', auditor: '@u_audit' } as const;

const schemas: { readonly [K in EntityKind]: z.ZodType<Record<string, unknown>> } = {
  tenant: tenantSchema,
  member: memberSchema,
  site: siteSchema,
  container_type: containerTypeSchema,
  sample_type: sampleTypeSchema,
  container: containerSchema,
  sample: sampleSchema,
  conflict: conflictSchema,
  sensor: sensorSchema,
  threshold: thresholdSchema,
  alert: alertSchema,
  shipment: shipmentSchema,
};

/** Reads a case file: judges it, resolves its names and works out the world after each case. */
export async function readCases(input: unknown): Promise<SharedCase[]> {
  const file = caseFileSchema.parse(input);
  const base = caseFileSchema.shape.cases.element.shape.given.unwrap().parse(baseWorld);
  return Promise.all(
    file.cases.map(async (each): Promise<SharedCase> => {
      const sketches = merged(base, each.given ?? {});
      const before = new Map<string, Record<string, unknown>>();
      for (const { kind, doc } of sketches.values()) {
        const whole = await resolvedFields(filled(kind, doc));
        before.set(`${kind} ${fixtureRef(doc.id)}`, schemas[kind].parse(whole));
      }
      return {
        command: file.command,
        name: each.name,
        tenantId: fixtureId('lab'),
        before,
        steps: await Promise.all(each.steps.map((step) => readStep(step, file.command))),
        after: await expectedAfter(before, each.after ?? {}),
        staged: each.staged && stagedSchema.parse(await resolved(each.staged)),
        serverOnly: each.serverOnly ?? false,
      };
    }),
  );
}

type Given = Partial<Record<EntityKind, readonly Sketch[]>>;

/** The base world with the sketches of a case laid over it, document by document. */
function merged(base: Given, given: Given): Map<string, { kind: EntityKind; doc: Sketch }> {
  const all = new Map<string, { kind: EntityKind; doc: Sketch }>();
  for (const kind of entityKinds) {
    for (const doc of [...(base[kind] ?? []), ...(given[kind] ?? [])]) {
      const key = `${kind} ${doc.id}`;
      all.set(key, { kind, doc: { ...all.get(key)?.doc, ...doc } });
    }
  }
  return all;
}

async function readStep(step: z.infer<typeof stepSchema>, command: string): Promise<CaseStep> {
  const { expect, ...given } = step;
  return {
    id: fixtureRef(given.id),
    role: given.as,
    userId: fixtureRef(users[given.as]),
    name: given.name ?? command,
    args: await resolvedFields(given.args),
    expect: stepSchema.shape.expect.parse(await resolved(expect)),
  };
}

type After = Partial<Record<EntityKind, Readonly<Record<string, Readonly<Record<string, unknown>> | null>>>>;

async function expectedAfter(before: Rows, after: After): Promise<Rows> {
  const rows = new Map([...before].filter(([, doc]) => doc['state'] !== 'deleted'));
  for (const kind of entityKinds) {
    for (const [name, patch] of Object.entries(after[kind] ?? {})) {
      const id = await resolvedText(name);
      const key = `${kind} ${id}`;
      const former = before.get(key);
      if (patch === null) rows.delete(key);
      else
        rows.set(
          key,
          former
            ? { ...former, ...(await resolvedFields(patch)) }
            : await resolvedFields({ ...filled(kind, { id: name, ...patch }), id }),
        );
    }
  }
  return rows;
}

/** Replaces every name in a value by its uuid; the shape stays. */
async function resolved(value: unknown): Promise<unknown> {
  if (typeof value === 'string') return resolvedText(value);
  if (Array.isArray(value)) return Promise.all(value.map((item: unknown) => resolved(item)));
  if (typeof value !== 'object' || value === null) return value;
  return resolvedFields(value);
}

async function resolvedFields(value: object): Promise<Record<string, unknown>> {
  const entries = Object.entries(value).map(async ([key, item]) => [key, await resolved(item)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

async function resolvedText(text: string): Promise<string> {
  const derived = /^@derived\(([^,]+),(\d+)\)$/.exec(text);
  if (derived) return derivedId(fixtureId(derived[1] ?? ''), Number(derived[2]));
  // A name may stand at the start of a path, as in `@lab/logo.png`.
  return text.replace(/^@([a-z0-9_:]+)(?=\/|$)/, (_, name: string) => fixtureId(name));
}

function fixtureRef(name: string): string {
  return fixtureId(name.replace(/^@/, ''));
}
