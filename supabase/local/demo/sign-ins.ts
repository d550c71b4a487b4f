import type { Sql } from 'postgres';

/** The password that `supabase/seed.sql` gives every demo account. */
export const demoPassword = 'tracseq-demo';

/** Somebody whom the demo lets in. */
export interface SignIn {
  tenant: string;
  role: string;
  name: string;
  email: string;
}

/** The demo accounts by tenant, in the order in which people meet the roles. */
export async function readSignIns(sql: Sql): Promise<SignIn[]> {
  const rows = await sql<SignIn[]>`
    select t.name as tenant, m.role, m.name, m.email
    from public.memberships m
    join public.tenants t on t.id = m.tenant_id
    join auth.users u on u.id = m.user_id
    where m.state = 'active' and u.encrypted_password = extensions.crypt(${demoPassword}, u.encrypted_password)
    order by t.created_at, t.name,
      array_position(array['technician', 'supervisor', 'administrator', 'auditor'], m.role),
      count(*) over (partition by u.id), length(m.email), m.email`;
  return rows.slice();
}

/** The accounts as lines for a terminal. */
export function describeSignIns(signIns: readonly SignIn[]): string[] {
  const lines: string[] = [];
  for (const tenant of new Set(signIns.map((one) => one.tenant))) {
    lines.push(`  ${tenant}`);
    for (const one of signIns.filter((other) => other.tenant === tenant)) {
      lines.push(`    ${one.role.padEnd(14)} ${one.email}`);
    }
  }
  return lines;
}
