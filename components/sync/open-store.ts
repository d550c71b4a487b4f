import type { DocOf } from '../../lib/domain/world/ports.ts';
import { worldCatalogue } from '../../lib/domain/world/catalogue.ts';
import { worldModel } from '../../lib/domain/world/indexes.ts';
import { localQueries } from '../../lib/domain/world/local-queries.ts';
import { browserPorts } from '../../lib/sync/browser/ports.ts';
import { createEngine } from '../../lib/sync/create-engine.ts';
import { storeName } from '../../lib/sync/store/open.ts';
import { serverOver } from '../../lib/sync/transport.ts';
import type { Connection } from './backend.ts';
import type { OpenStore } from './context.ts';
import { deviceFacts } from './device-facts.ts';
import { evidencePort } from './evidence-port.ts';
import type { Session } from './session.ts';

/** Opens the store of a person in a laboratory: the one place where the engine meets the words of this product. */
export async function openStoreFor(
  { person, tenant }: Extract<Session, { status: 'ready' }>,
  connection: Connection,
): Promise<Pick<OpenStore, 'engine' | 'queries'>> {
  const identity = { server: connection.address, tenantId: tenant.id, userId: person.userId };
  const engine = await createEngine<DocOf>({
    identity,
    role: tenant.role,
    device: deviceFacts(navigator.userAgent),
    model: worldModel,
    catalogue: worldCatalogue,
    ports: {
      ...browserPorts(storeName(identity)),
      server: serverOver(connection.rpcAs(person.userId)),
      attachments: evidencePort(connection.evidenceAs(person.userId)),
      pokes: connection.pokes,
    },
  });
  return { engine, queries: localQueries(engine.held) };
}
