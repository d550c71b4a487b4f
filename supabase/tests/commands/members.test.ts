import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../local/testing.ts';
import { createLaboratory, type Laboratory, operator } from '../laboratory.ts';
import { pullPage } from '../sync/puller.ts';

let database: TestDatabase;
let laboratory: Laboratory;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  laboratory = await createLaboratory(database);
});

const someEmail = () => `person-${randomUUID().slice(0, 8)}@example.org`;
const invite = (email: string, memberId: string = randomUUID()) =>
  laboratory.administrator.say('add_member.v1', { memberId, email, name: 'Person', role: 'technician' });
const memberOf = async (email: string) => {
  const [row] = await database.admin`
    select state, user_id, epoch from memberships where tenant_id = ${laboratory.tenantId} and email = ${email.toLowerCase()}
    order by created_at desc limit 1`;
  return row;
};

describe('an invitation', () => {
  it('is taken up at the first sign-in with that address, and is in the feed and the audit trail', async () => {
    const email = someEmail();
    expect((await invite(email.toUpperCase())).status).toBe('applied');
    expect(await memberOf(email)).toMatchObject({ state: 'invited', user_id: null });
    const userId = await database.createPerson(email);
    const tenants = await database.asPerson(userId).rpc('my_tenants');
    expect(tenants).toMatchObject([{ id: laboratory.tenantId, role: 'technician', branding: { initials: 'T' } }]);
    expect(await memberOf(email)).toMatchObject({ state: 'active', user_id: userId });
    const answer = await pullPage(laboratory.administrator.person, laboratory.tenantId);
    expect(answer.status === 'ok' && answer.changes.at(-1)).toMatchObject({
      kind: 'member',
      doc: { userId, state: 'active' },
    });
    const [line] = await database.admin`
      select actor_id from audit_log where tenant_id = ${laboratory.tenantId} and action = 'accept_invitation'`;
    expect(line?.['actor_id']).toBe(userId);
    await database.asPerson(userId).rpc('my_tenants');
    const lines = await database.admin`
      select from audit_log where tenant_id = ${laboratory.tenantId} and action = 'accept_invitation'`;
    expect(lines.length).toBe(1);
  });

  it('is not taken up by somebody who only claims the address', async () => {
    const email = someEmail();
    await invite(email);
    const userId = await database.createPerson(email);
    await database.admin`update auth.users set email_confirmed_at = null where id = ${userId}`;
    const liar = database.asPerson(userId, { claims: { email, email_verified: true } });
    expect(await liar.rpc('my_tenants')).toEqual([]);
    const other = database.asPerson(await database.createPerson(someEmail()), { claims: { email } });
    expect(await other.rpc('my_tenants')).toEqual([]);
    expect(await memberOf(email)).toMatchObject({ state: 'invited' });
  });

  it('waits for an account that is not confirmed, and is at once for one that is', async () => {
    const [fresh, confirmed] = [someEmail(), someEmail()];
    const userId = await database.createPerson(fresh);
    await database.admin`update auth.users set email_confirmed_at = null where id = ${userId}`;
    await database.createPerson(confirmed);
    await invite(fresh);
    await invite(confirmed);
    expect(await memberOf(fresh)).toMatchObject({ state: 'invited' });
    expect(await memberOf(confirmed)).toMatchObject({ state: 'active' });
  });

  it('that was withdrawn is nothing', async () => {
    const email = someEmail();
    const memberId = randomUUID();
    await invite(email, memberId);
    await laboratory.administrator.say('remove_member.v1', { memberId });
    const userId = await database.createPerson(email);
    expect(await database.asPerson(userId).rpc('my_tenants')).toEqual([]);
  });
});

describe('a member', () => {
  it('is refused at once after removal, and is in with a new epoch when added again', async () => {
    const email = someEmail();
    const userId = await database.createPerson(email);
    const memberId = randomUUID();
    await invite(email, memberId);
    const person = operator(database, laboratory.tenantId, userId, memberId);
    await person.apply([]);
    const before = await memberOf(email);
    await laboratory.administrator.say('remove_member.v1', { memberId });
    await expect(person.apply([])).rejects.toMatchObject({ message: 'tenant_unknown' });
    const seen = await person.person.run((sql) => sql`select from memberships`);
    expect(seen.length).toBe(0);
    expect((await invite(email)).status).toBe('applied');
    const after = await memberOf(email);
    expect(Number(after?.['epoch'])).toBeGreaterThan(Number(before?.['epoch']));
    await person.apply([]);
  });

  it('cannot be added twice under two addresses of one account', async () => {
    const email = someEmail();
    const userId = await database.createPerson(email);
    await invite(email);
    const other = someEmail();
    await database.admin`update auth.users set email = ${other} where id = ${userId}`;
    expect((await invite(other)).verdict.code).toBe('member_exists');
  });

  it.each([
    '',
    'x',
    'a b@example.org',
    'a@b',
    '.a@example.org',
    'a..b@example.org',
    `${'a'.repeat(250)}@example.org`,
    'a@-example.org',
  ])('has no address like "%s"', async (email) => {
    expect((await invite(email)).verdict.code).toBe('arguments_invalid');
  });
});

describe('the name of a member', () => {
  const nameOf = async ({ tenantId }: Laboratory, memberId: string) => {
    const [row] = await database.admin`
      select name, role, state, epoch from memberships where tenant_id = ${tenantId} and id = ${memberId}`;
    return row;
  };

  it('is corrected for every device, in the audit trail, and without fetching everything anew', async () => {
    const { memberId } = await laboratory.enrol('technician');
    const before = await nameOf(laboratory, memberId);
    const { status } = await laboratory.administrator.say('rename_member.v1', { memberId, name: 'Noor Haas' });
    expect(status).toBe('applied');
    expect(await nameOf(laboratory, memberId)).toEqual({ ...before, name: 'Noor Haas' });
    const answer = await pullPage(laboratory.administrator.person, laboratory.tenantId);
    expect(answer.status === 'ok' && answer.changes.at(-1)).toMatchObject({
      kind: 'member',
      doc: { id: memberId, name: 'Noor Haas' },
    });
    const [line] = await database.admin`
      select actor_id, payload -> 'args' as args from audit_log
      where tenant_id = ${laboratory.tenantId} and action = 'rename_member.v1'`;
    expect(line).toEqual({ actor_id: laboratory.administrator.userId, args: { memberId, name: 'Noor Haas' } });
  });

  it('is each laboratory’s own for somebody who works in two', async () => {
    const email = someEmail();
    await database.createPerson(email);
    const other = await createLaboratory(database);
    const [here, there] = [randomUUID(), randomUUID()];
    const args = { email, name: 'Person', role: 'technician' } as const;
    await laboratory.administrator.say('add_member.v1', { ...args, memberId: here });
    await other.administrator.say('add_member.v1', { ...args, memberId: there });
    await laboratory.administrator.say('rename_member.v1', { memberId: here, name: 'Noor Haas' });
    expect(await nameOf(other, there)).toMatchObject({ name: 'Person' });
  });

  it('is nothing that the administrator of another laboratory reaches', async () => {
    const { memberId } = await laboratory.enrol('technician');
    const before = await nameOf(laboratory, memberId);
    const other = await createLaboratory(database);
    const { verdict } = await other.administrator.say('rename_member.v1', { memberId, name: 'Noor Haas' });
    expect(verdict.code).toBe('member_not_found');
    expect(await nameOf(laboratory, memberId)).toEqual(before);
  });

  it.each([
    ['of 121 characters', { name: 'x'.repeat(121) }, 'arguments_invalid'],
    ['with a bell in it', { name: 'Noor\u0007Haas' }, 'arguments_invalid'],
    ['that ends the line', { name: 'Noor\nHaas' }, 'arguments_invalid'],
    ['that is read from the other end', { name: '\u202esaaH rooN' }, 'arguments_invalid'],
    ['of blanks', { name: '  ' }, 'name_empty'],
    ['that is no text', { name: 7 }, 'arguments_invalid'],
    ['with a role beside it', { name: 'Noor Haas', role: 'administrator' }, 'arguments_invalid'],
  ])('is not one %s', async (_name, changes, code) => {
    const { memberId } = await laboratory.enrol('technician');
    const before = await nameOf(laboratory, memberId);
    const { verdict } = await laboratory.administrator.sayAny('rename_member.v1', { memberId, ...changes });
    expect(verdict).toMatchObject({ status: 'rejected', code });
    expect(await nameOf(laboratory, memberId)).toEqual(before);
  });
});

describe('branding', () => {
  it('is what anybody may see of a tenant, and nothing else', async () => {
    const branding = { shortName: 'Näme', initials: 'N', primary: '#112233', accent: '#AABBCC', logoPath: null };
    await laboratory.administrator.say('set_branding.v1', { name: 'Laboratory', branding });
    const [tenant] = await database.admin<
      { slug: string }[]
    >`select slug from tenants where id = ${laboratory.tenantId}`;
    const anybody = database.asPerson(null);
    expect(await anybody.rpc('tenant_branding', { p_slug: tenant?.slug ?? '' })).toEqual({
      slug: tenant?.slug,
      name: 'Laboratory',
      ...branding,
    });
    expect(await anybody.rpc('tenant_branding', { p_slug: 'nobody' })).toBeNull();
  });

  it.each([
    ['a short name of 13 characters', { shortName: 'x'.repeat(13) }],
    ['seven emoji, which are 14 characters on a device', { shortName: '\u{1F9EA}'.repeat(7) }],
    ['no initials', { initials: '' }],
    ['a colour in words', { primary: 'red' }],
    ['a colour with a style in it', { primary: '#000000;background:url(x)' }],
    ['an unknown field', { css: 'x' }],
    ["another tenant's logo", { logoPath: `${randomUUID()}/logo.png` }],
  ])('refuses %s', async (_name, changes) => {
    const branding = {
      shortName: 'N',
      initials: 'N',
      primary: '#112233',
      accent: '#AABBCC',
      logoPath: null,
      ...changes,
    };
    const { verdict } = await laboratory.administrator.sayAny('set_branding.v1', { name: 'X', branding });
    expect(verdict.code).toBe('arguments_invalid');
  });
});

describe('logos', () => {
  const upload = (who: ReturnType<TestDatabase['asPerson']>, name: string) =>
    who.run((sql) => sql`insert into storage.objects (bucket_id, name) values ('branding', ${name})`);

  it('are laid down by administrators, in their own folder alone', async () => {
    const folder = laboratory.tenantId;
    await upload(laboratory.administrator.person, `${folder}/logo.png`);
    const technician = await laboratory.enrol('technician');
    const other = await createLaboratory(database);
    for (const [who, name] of [
      [technician.person, `${folder}/a.png`],
      [other.administrator.person, `${folder}/b.png`],
      [laboratory.administrator.person, `${other.tenantId}/c.png`],
      [laboratory.administrator.person, 'd.png'],
      [laboratory.administrator.person, `${folder}/deep/e.png`],
      [database.asPerson(null), `${folder}/f.png`],
    ] as const) {
      await expect(upload(who, name)).rejects.toMatchObject({ code: '42501' });
    }
    const removed = await other.administrator.person.run(
      (sql) => sql`delete from storage.objects where bucket_id = 'branding'`,
    );
    expect(removed.count).toBe(0);
    const [bucket] =
      await database.admin`select public, file_size_limit, allowed_mime_types from storage.buckets where id = 'branding'`;
    expect(bucket).toEqual({
      public: true,
      file_size_limit: '1048576',
      allowed_mime_types: ['image/png', 'image/jpeg', 'image/webp'],
    });
  });
});
