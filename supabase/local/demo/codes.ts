import type { Sql } from 'postgres';

/** One code of the sheet. */
export interface DemoCode {
  text: string;
  /** What a person reads under it. */
  label: string;
  symbology: 'qrcode' | 'datamatrix' | 'code128';
}

/** The codes of one tenant, by what they are for. */
export interface DemoTenant {
  name: string;
  groups: { title: string; hint: string; codes: DemoCode[] }[];
}

const most = { places: 24, boxes: 12, loose: 12, placed: 12 };
const unknownCodes = 8;

interface PlaceRow {
  text: string;
  label: string;
  holdsSamples: boolean;
}

interface TubeRow {
  text: string;
  label: string;
  placed: boolean;
}

/** Reads places and tubes of every tenant, and makes up codes that nobody has registered. */
export async function readDemoCodes(sql: Sql): Promise<DemoTenant[]> {
  const tenants = await sql<
    { id: string; name: string }[]
  >`select id, name from public.tenants order by created_at, name`;
  return Promise.all(tenants.map((tenant) => readTenant(sql, tenant)));
}

async function readTenant(sql: Sql, tenant: { id: string; name: string }): Promise<DemoTenant> {
  const places = await sql<PlaceRow[]>`
    select c.barcode as text, c.name as label, 'sample' = any (t.allowed_children) as "holdsSamples"
    from public.containers c
    join public.container_types t on t.tenant_id = c.tenant_id and t.id = c.type_id
    left join lateral (
      select count(*) from public.placements p where p.tenant_id = c.tenant_id and p.container_id = c.id
    ) held on true
    where c.tenant_id = ${tenant.id} and c.barcode is not null and not c.archived
    -- The emptiest boxes first: there is room to put something away.
    order by held.count, c.created_at, c.barcode`;
  const tubes = await sql<TubeRow[]>`
    select l.barcode as text, s.name as label, p.labware_id is not null as placed
    from public.labware l
    join public.samples s on s.tenant_id = l.tenant_id and s.id = l.sample_id
    left join public.placements p on p.tenant_id = l.tenant_id and p.labware_id = l.id
    where l.tenant_id = ${tenant.id} and s.state = 'available'
    order by l.barcode`;
  const taken = new Set([...places, ...tubes].map((row) => row.text));
  const groups = [
    {
      title: 'Places',
      hint: 'Freezers, shelves and racks. Move a box onto one of them.',
      codes: places
        .filter((row) => !row.holdsSamples)
        .slice(0, most.places)
        .map((row) => code(row, 'qrcode')),
    },
    {
      title: 'Boxes',
      hint: 'Put away: scan a box, then one tube after the other.',
      codes: places
        .filter((row) => row.holdsSamples)
        .slice(0, most.boxes)
        .map((row) => code(row, 'code128')),
    },
    {
      title: 'Tubes without a place',
      hint: 'Registered, and waiting to be put away.',
      codes: tubes
        .filter((row) => !row.placed)
        .slice(0, most.loose)
        .map((row) => code(row, 'datamatrix')),
    },
    {
      title: 'Tubes with a place',
      hint: 'Find one, or move it to another position.',
      codes: tubes
        .filter((row) => row.placed)
        .slice(0, most.placed)
        .map((row) => code(row, 'datamatrix')),
    },
    {
      title: 'Unknown codes',
      hint: 'New tubes: scan one to register it.',
      codes: unknown(taken),
    },
  ];
  return { name: tenant.name, groups: groups.filter((group) => group.codes.length > 0) };
}

function code(row: { text: string; label: string }, symbology: DemoCode['symbology']): DemoCode {
  return { text: row.text, label: row.label, symbology };
}

function unknown(taken: ReadonlySet<string>): DemoCode[] {
  const codes: DemoCode[] = [];
  for (let number = 1; codes.length < unknownCodes; number += 1) {
    const text = `NEW-${String(number).padStart(4, '0')}`;
    // Both the codes of tubes and those that only a line scanner reads.
    if (!taken.has(text)) codes.push({ text, label: 'new', symbology: number % 2 ? 'datamatrix' : 'code128' });
  }
  return codes;
}
