import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** The name under which edge functions reach the picky mail server. */
export const PICKY_HOST = 'picky.tracseq.example';

/** A mail server that says of some mailboxes that there are none, as a provider does when somebody has left. */
export interface PickyMail {
  readonly port: number;
  /** Who got mail, in the order in which it came. */
  readonly delivered: string[];
  /** From now on there is no such mailbox. */
  refuse(address: string): void;
  close(): Promise<void>;
}

export async function startPickyMail(): Promise<PickyMail> {
  const refused = new Set<string>();
  const delivered: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onRcptTo({ address }, _session, done) {
      done(refused.has(address) ? Object.assign(new Error('5.1.1 no such mailbox'), { responseCode: 550 }) : null);
    },
    onData(stream, session, done) {
      stream.resume();
      stream.on('end', () => {
        delivered.push(...session.envelope.rcptTo.map(({ address }) => address));
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at: AddressInfo | string | null = server.server.address();
  if (at === null || typeof at === 'string') throw new Error('The mail server has no port');
  return {
    port: at.port,
    delivered,
    refuse: (address) => void refused.add(address),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
