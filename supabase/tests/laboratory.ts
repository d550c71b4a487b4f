import { randomUUID } from 'node:crypto';
import { v7 } from 'uuid';
import { z } from 'zod';
import { applyAnswerSchema, type ApplyAnswer, type CommandResult } from '../../lib/domain/commands/envelope.ts';
import type { ArgsOf } from '../../lib/domain/commands/catalogue.ts';
import type { Role } from '../../lib/domain/members/model.ts';
import type { Person, TestDatabase } from '../local/testing.ts';

const branding = { shortName: 'Test', initials: 'T', primary: '#0f766e', accent: '#b45309', logoPath: null };

/** A command before it has an envelope; the arguments may be hostile on purpose. */
export interface SaidCommand {
  name: string;
  args: unknown;
  id?: string;
  seq?: number;
}

/** A person on their device in one tenant. */
export interface Operator {
  userId: string;
  memberId: string;
  deviceId: string;
  person: Person;
  /** Says commands in one call and returns the whole answer. */
  apply(commands: readonly SaidCommand[]): Promise<ApplyAnswer>;
  /** Says one command and returns its result. */
  say<Name extends keyof ArgsOf>(name: Name, args: ArgsOf[Name]): Promise<CommandResult>;
  /** Says one command with arguments of any shape. */
  sayAny(name: string, args: unknown): Promise<CommandResult>;
}

/** A tenant for tests, made the way an operator makes one. */
export interface Laboratory {
  tenantId: string;
  administrator: Operator;
  /** Adds a person with a role and a device of their own. */
  enrol(role: Role): Promise<Operator>;
}

/** What a device says of itself. */
export function deviceReport(id: string) {
  return { id, name: 'Test phone', platform: 'test', appVersion: '1.0.0', queueLength: 0, oldestQueuedAt: null };
}

/** A command in its envelope. */
export function envelope(command: SaidCommand & { seq: number }) {
  return {
    id: command.id ?? v7(),
    seq: command.seq,
    name: command.name,
    args: command.args,
    deviceTime: new Date().toISOString(),
    clockOffsetMs: 0,
  };
}

/** A person on a device, who must be a member for anything to work. */
export function operator(database: TestDatabase, tenantId: string, userId: string, memberId = randomUUID()): Operator {
  const person = database.asPerson(userId);
  const deviceId = randomUUID();
  let seq = 0;
  const apply = async (commands: readonly SaidCommand[]) => {
    const said = commands.map((command) => envelope({ ...command, seq: command.seq ?? (seq += 1) }));
    const answer = await person.rpc('apply_commands', {
      p_tenant_id: tenantId,
      p_device: deviceReport(deviceId),
      p_commands: said,
    });
    return applyAnswerSchema.parse(answer);
  };
  const sayAny = async (name: string, args: unknown) => {
    const { results } = await apply([{ name, args }]);
    return z.tuple([z.custom<CommandResult>()]).parse(results)[0];
  };
  return { userId, memberId, deviceId, person, apply, sayAny, say: (name, args) => sayAny(name, args) };
}

/** Makes a tenant with its first administrator. */
export async function createLaboratory(database: TestDatabase, name = 'Test laboratory'): Promise<Laboratory> {
  const tenantId = randomUUID();
  const slug = `lab-${tenantId.slice(0, 8)}`;
  const adminId = await database.createPerson(`administrator@${slug}.example`);
  const adminMemberId = randomUUID();
  await database.admin`select private.provision_tenant(
    ${tenantId}, ${slug}, ${name}, ${database.admin.json(branding)}, ${adminMemberId}, ${adminId}, 'Administrator')`;
  const administrator = operator(database, tenantId, adminId, adminMemberId);
  return {
    tenantId,
    administrator,
    async enrol(role) {
      const email = `${role}-${randomUUID().slice(0, 8)}@${slug}.example`;
      const userId = await database.createPerson(email);
      const memberId = randomUUID();
      const result = await administrator.say('add_member.v1', { memberId, email, name: role, role });
      if (result.status !== 'applied') throw new Error(`${role} could not be added: ${JSON.stringify(result)}`);
      return operator(database, tenantId, userId, memberId);
    },
  };
}
