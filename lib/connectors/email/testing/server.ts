import type { Socket } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { type Counterpart, flood, startListener } from '../../_kit/testing/listener.ts';
import type { Subject } from '../../_kit/testing/subject.ts';
import type { TestCertificate } from '../../_kit/testing/certificates.ts';
import { connector } from '../index.ts';

/** A mail as a mail program reads it, and the envelope it came in. */
export interface ReceivedMail {
  readonly mail: ParsedMail;
  readonly raw: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly user: string | undefined;
  readonly secure: boolean;
}

interface ServerOptions {
  readonly certificate?: TestCertificate;
  /** TLS from the first byte. */
  readonly implicit?: boolean;
}

/** A mail server, and what it answers to a recipient; null accepts. */
export interface MailServer extends Counterpart<ReceivedMail> {
  refuse(reply: { readonly code: number; readonly text: string } | null): void;
}

export const emailConfig = {
  host: 'smtp.customer.test',
  port: 587,
  security: 'none',
  username: 'alerts@customer.test',
  password: 'correct-horse-battery',
  from: 'alerts@customer.test',
  fromName: 'Northwind Storage',
  to: 'mia@northwind.example',
};

/** A real SMTP server (RFC 5321, 4954, 3207) on this machine, that also misbehaves on request. */
export async function startMailServer({ certificate, implicit = false }: ServerOptions = {}): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  let refusal: { readonly code: number; readonly text: string } | null = null;
  const smtp = new SMTPServer({
    secure: implicit,
    ...(certificate === undefined
      ? { allowInsecureAuth: true, disabledCommands: ['STARTTLS'] }
      : { key: certificate.key, cert: certificate.cert }),
    onAuth({ username, password }, _session, done) {
      if (username === emailConfig.username && password === emailConfig.password) done(null, { user: username });
      else done(Object.assign(new Error('5.7.8 no'), { responseCode: 535 }));
    },
    onRcptTo(_address, _session, done) {
      if (refusal === null) done();
      else done(Object.assign(new Error(refusal.text), { responseCode: refusal.code }));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8');
        const { mailFrom, rcptTo } = session.envelope;
        void simpleParser(raw).then((mail) => {
          const from = mailFrom === false ? '' : mailFrom.address;
          const to = rcptTo.map(({ address }) => address);
          received.push({ mail, raw, from, to, user: session.user, secure: session.secure });
          done();
        }, done);
      });
    },
  });
  smtp.on('error', () => undefined);
  const listener = await startListener((socket, behaviour) => {
    if (behaviour === 'accept') smtp.server.emit('connection', socket);
    else misbehave(socket, behaviour);
  });
  return { ...listener, received, retryAfter: () => undefined, refuse: (reply) => (refusal = reply) };
}

function misbehave(socket: Socket, behaviour: string): void {
  const greeting = {
    throttle: '421 4.7.0 too many connections\r\n',
    fail: '451 4.3.0 internal error\r\n',
    garbage: '\u0000\u0001SSH-2.0-this is something else\r\n',
    nonsense: 'HTTP/1.1 200 OK\r\n\r\n',
    drop: '220 smtp.customer.test\r\n',
  }[behaviour];
  if (greeting !== undefined) socket.write(greeting);
  if (behaviour === 'flood') flood(socket, '220-');
  if (behaviour === 'echo') {
    socket.write('220 smtp.customer.test ESMTP\r\n');
    socket.on('data', (data) => {
      const line = data.toString().trim();
      socket.write(
        /^EHLO/.test(line)
          ? '250-hello\r\n250 AUTH PLAIN\r\n'
          : `535 5.7.8 refused: ${line} ${emailConfig.password}\r\n`,
      );
    });
  }
}

export const emailSubject: Subject<ReceivedMail> = {
  connector,
  start: () => startMailServer(),
  host: 'smtp.customer.test',
  config: emailConfig,
  keyOf: ({ mail }) => mail.messageId ?? '',
  nonsense: 'retry_later',
  retryAfter: false,
};
