import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ErrorCode, errorCodes } from '../errors/codes.ts';
import { caseFileSchema } from '../world/case-file.ts';
import { readCases } from '../world/cases.ts';
import { differences } from '../world/differences.ts';
import { fixtureId } from '../world/fixture.ts';
import { worldOf } from '../world/testing/world-of.ts';
import type { CommandDraft } from './catalogue.ts';
import { checkArgs } from './check.ts';
import { commandPermissions } from './permissions.ts';
import { predictCommand } from './predict.ts';
import { undoOf } from './undo.ts';
import { Refusal } from './verdict.ts';

const folder = new URL('..', import.meta.url).pathname;
const files = globSync('*/commands/*.cases.json', { cwd: folder }).map((file) =>
  caseFileSchema.parse(JSON.parse(readFileSync(`${folder}${file}`, 'utf8'))),
);
const steps = files.flatMap(({ command, cases }) =>
  cases.flatMap((each) => each.steps.map((step) => ({ name: step.name ?? command, ...step.expect }))),
);
const id = fixtureId;
const place = (container: string, position: string | null) => ({ containerId: id(container), position });

const noop = { id: '@c', as: 'technician', args: {}, expect: { status: 'applied' } };
const [base] = await readCases({ command: 'place_sample.v1', cases: [{ name: 'base', steps: [noop] }] });
const context = (command: number) => ({
  userId: id('u_admin'),
  role: 'administrator' as const,
  commandId: id(`cmd${command}`),
  deviceTime: '2026-02-02T12:00:00.000Z',
});

describe('the shared cases', () => {
  it.each(Object.keys(commandPermissions).filter((name) => !/^import_(containers|moves)/.test(name)))(
    'show %s applied, and refused to those who may not',
    (name) => {
      const own = steps.filter((step) => step.name === name);
      if (!name.startsWith('import_')) expect(own.some(({ status }) => status === 'applied')).toBe(true);
      expect(own.some(({ code }) => code === 'not_permitted')).toBe(true);
    },
  );

  it('show every error that a command can give', () => {
    // What the call, the envelope or the network says is not a command's.
    const elsewhere: ErrorCode[] = [
      'too_many_items',
      'command_unknown',
      'sequence_reused',
      'tenant_unknown',
      'device_forbidden',
      'device_lost',
      'contact_code_unsent',
      'delivery_personal',
      'contact_channel_missing',
      'gateway_not_found',
      'gateway_archived',
    ];
    const others: ErrorCode[] = ['auth_expired', 'transient', 'internal'];
    const shown = new Set(steps.map(({ code }) => code));
    const missing = Object.keys(errorCodes).filter(
      (code) => !shown.has(code) && ![...elsewhere, ...others].some((other) => other === code),
    );
    expect(missing).toEqual([]);
  });
});

describe('arguments', () => {
  const refusal = (act: () => unknown) => {
    try {
      act();
      return null;
    } catch (error) {
      if (error instanceof Refusal) return { code: error.code, ...error.facts };
      throw error;
    }
  };
  const moves = (count: number) =>
    Array.from({ length: count }, () => ({ sampleId: id('t1'), to: place('box1', 'A01') }));

  it('that are too many are told apart from those that are wrong', () => {
    expect(refusal(() => checkArgs('move_many.v1', { moves: moves(1001) }))).toEqual({
      code: 'too_many_items',
      field: 'moves',
      max: 1000,
    });
    expect(refusal(() => checkArgs('move_many.v1', { moves: 'all' }))).toEqual({
      code: 'arguments_invalid',
      field: 'moves',
    });
    expect(refusal(() => checkArgs('move_many.v1', { moves: moves(1000) }))).toBeNull();
  });

  it.each([
    ['a NUL', 'A\0B'],
    ['half a surrogate pair', 'A\ud83e'],
  ])('with %s never reach the outbox: they would fail the whole batch', (_name, reason) => {
    expect(refusal(() => checkArgs('remove_sample.v1', { sampleId: id('t1'), reason }))).toEqual({
      code: 'arguments_invalid',
      field: 'reason',
    });
  });

  it('may hold a whole surrogate pair', () => {
    expect(refusal(() => checkArgs('remove_sample.v1', { sampleId: id('t1'), reason: '🧊' }))).toBeNull();
  });
});

describe('taking back', () => {
  const drafts: CommandDraft[] = [
    { name: 'place_sample.v1', args: { sampleId: id('t1'), place: place('box2', 'B02') } },
    { name: 'place_sample.v1', args: { sampleId: id('t3'), place: place('box2', 'B02') } },
    { name: 'move_sample.v1', args: { sampleId: id('t1'), from: place('box1', 'A01'), to: place('box1', 'D04') } },
    {
      name: 'move_many.v1',
      args: {
        moves: [
          { sampleId: id('t1'), to: place('box1', 'A02') },
          { sampleId: id('t2'), to: place('box1', 'A01') },
          { sampleId: id('t3'), to: place('box1', 'A03') },
        ],
      },
    },
    { name: 'remove_sample.v1', args: { sampleId: id('t1'), reason: '' } },
    {
      name: 'check_out_samples.v1',
      args: {
        samples: [{ sampleId: id('t1') }, { sampleId: id('t3') }, { sampleId: id('t5') }],
        ...{ dueAt: '2026-02-03T12:00:00.000Z', note: 'Assay', thawed: null },
      },
    },
    { name: 'edit_sample.v1', args: { sampleId: id('t1'), changes: { name: 'Other', quantity: 5, notes: 'x' } } },
    {
      name: 'register_sample.v1',
      args: {
        ...{
          sampleId: id('new'),
          labwareId: id('lw'),
          barcode: 'N1',
          name: 'New',
          externalId: null,
          sampleTypeId: id('dna'),
        },
        ...{ derivation: 'primary', parentIds: [], quantity: null, unit: null, hazards: [], collectedAt: null },
        ...{ expiresAt: null, notes: '', place: place('box2', 'B02') },
      },
    },
    {
      name: 'move_container.v1',
      args: { containerId: id('rack1'), siteId: id('south'), parentId: id('s80'), position: 'B01' },
    },
    { name: 'edit_container.v1', args: { containerId: id('box1'), changes: { name: 'Other', barcode: null } } },
    {
      name: 'edit_shipment.v1',
      args: { shipmentId: id('ship_t'), changes: { carrier: 'Post', expectedAt: null, toSiteId: id('empty') } },
    },
    { name: 'archive_container.v1', args: { containerId: id('rack2'), reason: 'broken' } },
    { name: 'restore_container.v1', args: { containerId: id('box_old1') } },
    { name: 'block_position.v1', args: { containerId: id('box1'), position: 'C03', reason: 'bent' } },
    { name: 'block_position.v1', args: { containerId: id('box1'), position: 'I09', reason: 'another reason' } },
    { name: 'unblock_position.v1', args: { containerId: id('box1'), position: 'I09' } },
    { name: 'edit_site.v1', args: { siteId: id('north'), changes: { name: 'Other' } } },
    { name: 'edit_container_type.v1', args: { typeId: id('box81'), changes: { name: 'Other', columns: 12 } } },
    { name: 'edit_sample_type.v1', args: { sampleTypeId: id('dna'), changes: { archived: true } } },
    { name: 'change_role.v1', args: { memberId: id('m_tech'), role: 'auditor' } },
    { name: 'rename_member.v1', args: { memberId: id('m_tech'), name: 'Other' } },
    { name: 'edit_sensor.v1', args: { sensorId: id('probe1'), changes: { name: 'Other', hardwareId: null } } },
    { name: 'place_sensor.v1', args: { sensorId: id('probe1'), containerId: null, siteId: id('south') } },
    { name: 'assign_alert.v1', args: { alertId: id('alert1'), memberId: id('m_tech') } },
    { name: 'note_alert.v1', args: { alertId: id('alert1'), note: 'Door was open' } },
  ];

  it.each(drafts)('$name $args leaves everything as it was', async (draft) => {
    const world = worldOf(base!.before);
    const back = await undoOf(draft, world, { userId: id('u_admin'), role: 'administrator' });
    for (const [at, each] of [draft, ...back].entries()) {
      expect(await predictCommand(each, world, context(at))).toMatchObject({ status: 'applied' });
      if (at === 0) expect(differences(base!.after, world.snapshot())).not.toEqual([]);
    }
    expect(differences(base!.after, world.snapshot())).toEqual([]);
  });

  it.each<CommandDraft>([
    { name: 'place_sample.v1', args: { sampleId: id('t1'), place: place('box2', 'B02') } },
    { name: 'move_sample.v1', args: { sampleId: id('t1'), from: null, to: place('box2', 'B02') } },
    { name: 'move_many.v1', args: { moves: [{ sampleId: id('t1'), to: place('box2', 'B02') }] } },
    { name: 'remove_sample.v1', args: { sampleId: id('t1'), reason: 'found' } },
  ])('$name is not offered for a sample whose place was in doubt', async (draft) => {
    const world = worldOf(base!.before);
    const sample = await world.get('sample', id('t1'));
    world.put('sample', { ...sample!, containerId: null, position: null, location: 'unverified' });
    expect(await undoOf(draft, world, { userId: id('u_admin'), role: 'administrator' })).toEqual([]);
  });

  describe('of what brought a sample back', () => {
    const lent = id('lent');
    const holder = { userId: id('u_tech'), role: 'technician' as const };
    const elsewhere = place('box2', 'B02');
    const returned: CommandDraft[] = [
      { name: 'return_samples.v1', args: { samples: [{ sampleId: lent, to: null }], thawed: null } },
      { name: 'return_samples.v1', args: { samples: [{ sampleId: lent, to: null }], thawed: false } },
      { name: 'return_samples.v1', args: { samples: [{ sampleId: lent, to: elsewhere }], thawed: null } },
      { name: 'place_sample.v1', args: { sampleId: lent, place: elsewhere } },
      { name: 'place_sample.v1', args: { sampleId: lent, place: place('box1', 'E05') } },
      { name: 'move_many.v1', args: { moves: [{ sampleId: lent, to: elsewhere }] } },
    ];

    it.each(returned)(
      '$name $args puts it into the same hand, its place held, its thaws counted once',
      async (draft) => {
        const world = worldOf(base!.before);
        const back = await undoOf(draft, world, holder);
        expect(back.length).toBeGreaterThan(0);
        for (const [at, each] of [draft, ...back].entries()) {
          expect(await predictCommand(each, world, { ...context(at), ...holder })).toMatchObject({ status: 'applied' });
        }
        const { dueAt, note } = base!.before.get(`sample ${lent}`)!['checkout'] as { dueAt: string; note: string };
        expect(await world.get('sample', lent)).toMatchObject({
          ...{ state: 'checked_out', ...place('box1', 'E05'), freezeThawCount: 1 },
          checkout: { takenBy: holder.userId, dueAt, note },
        });
      },
    );

    it.each(returned)('$name $args is not offered where a colleague had it', async (draft) => {
      expect(await undoOf(draft, worldOf(base!.before), { userId: id('u_lead'), role: 'supervisor' })).toEqual([]);
    });
  });

  it('of new containers archives them, children first', async () => {
    const made = { siteId: id('north'), typeId: id('box81'), name: 'B', barcode: null };
    const containers = [
      { ...made, containerId: id('n1'), parentId: id('f80'), position: 'C01', typeId: id('rack4') },
      { ...made, containerId: id('n2'), parentId: id('n1'), position: 'A01' },
    ];
    const back = await undoOf({ name: 'create_containers.v1', args: { containers } }, worldOf(base!.before), {
      userId: id('u_lead'),
      role: 'supervisor',
    });
    expect(back.map(({ args }) => args)).toMatchObject([{ containerId: id('n2') }, { containerId: id('n1') }]);
  });

  it('is not offered where the role may not, or nothing can', async () => {
    const world = worldOf(base!.before);
    const archive: CommandDraft = { name: 'restore_container.v1', args: { containerId: id('box_old1') } };
    expect(await undoOf(archive, world, { userId: id('u_tech'), role: 'technician' })).toEqual([]);
    const resolve = { conflictId: id('k1'), resolution: 'keep_occupant' as const, note: '' };
    expect(
      await undoOf({ name: 'resolve_conflict.v1', args: resolve }, world, { userId: id('u_lead'), role: 'supervisor' }),
    ).toEqual([]);
  });
});
