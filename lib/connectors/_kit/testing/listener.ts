import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** How an other side behaves. All but `accept` are what goes wrong on a network or behind it. */
export type Behaviour =
  | 'accept'
  /** Takes the connection and says nothing. */
  | 'hang'
  /** Asks to come back later. */
  | 'throttle'
  /** Fails inside. */
  | 'fail'
  /** Answers something that is not the protocol. */
  | 'garbage'
  /** Speaks the protocol, with a success that is none of the provider's. */
  | 'nonsense'
  /** Never stops answering. */
  | 'flood'
  /** Closes in the middle. */
  | 'drop'
  /** Refuses, and repeats all that was sent to it. */
  | 'echo';

/** Somebody else's server, on this machine, that behaves as a test says. */
export interface Counterpart<Received = unknown> {
  readonly port: number;
  behave(behaviour: Behaviour): void;
  /** What `throttle` says in Retry-After, where the protocol has it. */
  retryAfter(value: string): void;
  /** What was accepted, in order. */
  readonly received: readonly Received[];
  /** How many connections there were. */
  connections(): number;
  /** The next connection has been made. */
  nextConnection(): Promise<void>;
  /** Every connection is closed, by whom ever. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

/** A listener that gives each connection to the handler of the moment's behaviour. */
export async function startListener(
  handle: (socket: Socket, behaviour: Behaviour) => void,
): Promise<Omit<Counterpart, 'received' | 'retryAfter'>> {
  let behaviour: Behaviour = 'accept';
  let count = 0;
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    count += 1;
    open.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => open.delete(socket));
    if (behaviour === 'drop') socket.once('data', () => socket.destroy());
    handle(socket, behaviour);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    behave: (next) => (behaviour = next),
    connections: () => count,
    nextConnection: async () => {
      await once(server, 'connection');
    },
    quiet: async () => {
      await Promise.all([...open].map((socket) => new Promise((resolve) => socket.once('close', resolve))));
    },
    async close() {
      // Ended, not destroyed: under a TLS layer that would take the process down.
      for (const socket of open) socket.end();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Writes as long as the other side takes it. */
export function flood(socket: Socket, start: string): void {
  const chunk = 'x'.repeat(64 * 1024);
  const more = () => {
    while (!socket.destroyed && socket.write(chunk));
  };
  socket.on('drain', more);
  socket.write(start);
  more();
}
