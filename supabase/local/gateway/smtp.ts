import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import type { MailInbox } from './mail.ts';

/** The name under which edge functions reach the mail catcher, with any port: no such host exists anywhere else. */
export const MAIL_HOST = 'mail.tracseq.example';

/** A mail server that keeps everything to itself. */
export interface SmtpCatcher {
  readonly port: number;
  close(): Promise<void>;
}

/** Starts a real SMTP server on a free port of this machine; what it is sent is shown in the inbox. It asks for no account and offers no TLS. */
export async function startSmtp(inbox: MailInbox): Promise<SmtpCatcher> {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: 1_048_576,
    logger: false,
    onData(stream, session, done) {
      simpleParser(stream)
        .then(async ({ subject = '', text = '', html }) => {
          for (const { address } of session.envelope.rcptTo) {
            await inbox.send({ to: address, subject, text, ...(html !== false && { html }) });
          }
          done();
        })
        .catch((error: unknown) => done(error instanceof Error ? error : new Error(String(error))));
    },
  });
  // A client that breaks off is no reason for the stack to end.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: portOf(server.server.address()),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The mail server has no port');
  return address.port;
}
