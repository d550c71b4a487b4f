import { randomUUID } from 'node:crypto';
import { applyAnswerSchema } from '../../../lib/domain/commands/envelope.ts';
import type { Role } from '../../../lib/domain/members/model.ts';
import { plainLabelling } from '../../../lib/domain/positions/grid.ts';
import { fakeRandom } from '../../../lib/sync/testing/fakes.ts';
import type { RpcPort } from '../../../lib/sync/ports.ts';
import type { TestDatabase } from '../../local/testing.ts';
import { deviceReport } from '../laboratory.ts';
import type { DirectServer } from './server.ts';

/** Accounts that every run of a worker uses; the laboratory is new each time. */
export interface Cast {
  readonly administrator: string;
  readonly people: readonly { readonly userId: string; readonly email: string }[];
}

/** Makes the accounts. */
export async function createCast(db: TestDatabase): Promise<Cast> {
  const administrator = await db.createPerson('admin@lab.example');
  const emails = [1, 2, 3, 4, 5, 6].map((n) => `person${n}@lab.example`);
  const people = await Promise.all(emails.map(async (email) => ({ email, userId: await db.createPerson(email) })));
  return { administrator, people };
}

/** A small laboratory in which it is crowded: two sites, two racks, three boxes of four positions, a dozen tubes. */
export interface Laboratory {
  readonly tenantId: string;
  readonly sites: readonly string[];
  readonly racks: readonly string[];
  readonly boxes: readonly string[];
  readonly boxType: string;
  readonly sampleType: string;
  readonly samples: readonly string[];
  readonly newBoxes: readonly string[];
  /** Two from each site to the other, with nothing in them yet. */
  readonly shipments: readonly string[];
  readonly administrator: RpcPort;
  /** Says commands as the administrator; all must be applied. */
  say(...commands: readonly { name: string; args: unknown }[]): Promise<void>;
  setMember(index: number, role: Role | 'removed'): Promise<void>;
}

const branding = { shortName: 'Lab', initials: 'L', primary: '#0f766e', accent: '#b45309', logoPath: null };

/** Makes the laboratory and the memberships of the first `people` of the cast. */
export async function createLaboratory(
  db: TestDatabase,
  server: DirectServer,
  cast: Cast,
  people: number,
  seed: number,
) {
  const { id } = fakeRandom(seed ^ 0x5bd1e995);
  const ids = (count: number) => Array.from({ length: count }, id);
  const tenantId = randomUUID();
  const [sites, racks, boxes, newBoxes, samples, shipments] = [ids(2), ids(2), ids(3), ids(3), ids(12), ids(4)];
  const [rackType, boxType, sampleType, deviceId] = [id(), id(), id(), id()];
  await db.admin`select private.provision_tenant(${tenantId}, ${`lab-${tenantId}`}, 'Laboratory', ${db.admin.json(branding)},
    ${randomUUID()}, ${cast.administrator}, 'Administrator')`;
  const administrator = server.as(cast.administrator);
  let seq = 0;

  async function say(...commands: readonly { name: string; args: unknown }[]): Promise<void> {
    const p_commands = commands.map(({ name, args }) => {
      seq += 1;
      return { id: id(), seq, name, args, deviceTime: new Date().toISOString(), clockOffsetMs: 0 };
    });
    const args = { p_tenant_id: tenantId, p_device: deviceReport(deviceId), p_commands };
    const answer = await administrator.call('apply_commands', args, new AbortController().signal);
    const { results } = applyAnswerSchema.parse(answer.data);
    const failed = results.filter(({ status }) => status !== 'applied');
    if (failed.length > 0) throw new Error(`The administrator was refused: ${JSON.stringify(failed)}`);
  }

  const type = { capacity: null, labelling: plainLabelling, temperatureClass: null, refusedHazards: [] };
  const members = cast.people.slice(0, people).map(({ email }) => ({ memberId: id(), email }));
  const roleOf = (index: number): Role => (index === 0 ? 'supervisor' : 'technician');
  const add = (index: number, memberId: string, role: Role) => ({
    name: 'add_member.v1',
    args: { memberId, email: cast.people[index]?.email, name: `Person ${index}`, role },
  });
  await say(
    ...sites.map((siteId, n) => ({
      name: 'create_site.v1',
      args: { siteId, name: `Site ${n}`, timeZone: 'Europe/Berlin' },
    })),
    {
      name: 'create_container_type.v1',
      args: { ...type, typeId: rackType, name: 'Rack', kind: 'rack', rows: 1, columns: 3, allowedChildren: ['box'] },
    },
    {
      name: 'create_container_type.v1',
      args: { ...type, typeId: boxType, name: 'Box', kind: 'box', rows: 2, columns: 2, allowedChildren: ['sample'] },
    },
    {
      name: 'create_sample_type.v1',
      args: { sampleTypeId: sampleType, name: 'Serum', colour: '#336699', temperatureClasses: [] },
    },
    ...racks.map((containerId, n) => ({
      name: 'create_container.v1',
      args: {
        containerId,
        siteId: sites[n],
        parentId: null,
        position: null,
        typeId: rackType,
        name: `Rack ${n}`,
        barcode: `R${n}`,
      },
    })),
    ...boxes.map((containerId, n) => ({
      name: 'create_container.v1',
      args: {
        ...{ containerId, siteId: sites[n % 2], parentId: racks[n % 2], position: `A0${1 + Math.floor(n / 2)}` },
        ...{ typeId: boxType, name: `Box ${n}`, barcode: `B${n}` },
      },
    })),
    ...shipments.map((shipmentId, n) => ({
      name: 'create_shipment.v1',
      args: {
        ...{ shipmentId, reference: `S${n}`, fromSiteId: sites[n % 2], toSiteId: sites[(n + 1) % 2], carrier: '' },
        ...{ trackingNumber: '', note: '', temperatureClass: null, expectedAt: null },
      },
    })),
    ...members.map(({ memberId }, index) => add(index, memberId, roleOf(index))),
  );

  const laboratory: Laboratory = {
    ...{ tenantId, sites, racks, boxes, boxType, sampleType, samples, newBoxes, shipments, administrator, say },
    async setMember(index, role) {
      const member = members[index];
      if (!member) return;
      const [row] = await db.admin<{ role: string; state: string }[]>`
        select role, state from public.memberships where tenant_id = ${tenantId} and id = ${member.memberId}`;
      const isActive = row?.state === 'active';
      if (role === 'removed') {
        if (isActive) await say({ name: 'remove_member.v1', args: { memberId: member.memberId } });
        return;
      }
      const wanted = role === 'technician' ? roleOf(index) : role;
      if (!isActive) {
        members[index] = { ...member, memberId: id() };
        await say(add(index, members[index].memberId, wanted));
      } else if (row.role !== wanted) {
        await say({ name: 'change_role.v1', args: { memberId: member.memberId, role: wanted } });
      }
    },
  };
  return laboratory;
}
