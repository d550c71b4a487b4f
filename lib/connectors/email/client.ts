import { connect, type Socket } from 'node:net';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection, { type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';
import type { z } from 'zod';
import { familyOf } from '../_kit/addresses.ts';
import { DeliveryFailure } from '../_kit/errors.ts';
import type { Target } from '../_kit/guard.ts';
import { networkFailure } from '../_kit/transport.ts';
import type { Mail } from './map.ts';
import type { EmailConfig } from './types.ts';

type Config = z.infer<typeof EmailConfig>;

const MOST_RESPONSE_BYTES = 64 * 1024;

/** A server that says nothing for so long after all is done is left. */
const IDLE_MS = 20_000;

/**
 * Hands one mail to a server, over a connection that this function opens itself: to the checked address, and closed when
 * the signal says so, however the server hangs. Throws a `DeliveryFailure`.
 */
export async function sendMail(target: Target, config: Config, mail: Mail, signal: AbortSignal): Promise<void> {
  const { headers, ...rest } = mail;
  const composer = new MailComposer({
    ...rest,
    headers: { ...headers },
    // As objects, so that nothing in a name or an address is read as a list of addresses.
    from: { name: config.fromName ?? '', address: config.from },
    to: { name: '', address: config.to },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const message = await composer.compile().build();
  const socket = await openSocket(target, signal);
  const connection = new SMTPConnection(connectionOptions(target, config, socket));
  const close = () => connection.close();
  try {
    await new Promise<void>((resolve, reject) => {
      const { username, password } = config;
      const next = (step: () => void) => (error?: Error | null) => (error ? reject(error) : step());
      const send = () => connection.send({ from: config.from, to: [config.to] }, message, next(resolve));
      const login = () => {
        if (username === undefined || password === undefined) send();
        else connection.login({ user: username, pass: password }, next(send));
      };
      signal.addEventListener('abort', () => reject(new DeliveryFailure('aborted')), { once: true });
      connection.once('error', reject);
      connection.once('end', () => reject(new DeliveryFailure('unreachable', { detail: 'closed' })));
      connection.connect(next(login));
    });
    // Its answer is not waited for: the mail is through, and a server that hangs now must not make it sent twice.
    connection.quit();
  } catch (error) {
    close();
    throw error instanceof DeliveryFailure ? error : mailFailure(error);
  }
}

function connectionOptions(target: Target, config: Config, connection: Socket): SMTPConnectionOptions {
  return {
    connection,
    host: target.host,
    port: target.port,
    secure: config.security === 'tls',
    requireTLS: config.security === 'starttls',
    ignoreTLS: config.security === 'none',
    name: config.from.split('@')[1] ?? 'localhost',
    maxResponseSize: MOST_RESPONSE_BYTES,
    socketTimeout: IDLE_MS,
    // Closing is closing, also for a server that does not close its own side.
    socketCloseTimeout: 0,
    logger: false,
    tls: {
      // Server names of TLS are names: an address is verified as the host it is.
      ...(familyOf(target.host) === 0 ? { servername: target.host } : {}),
      ...(target.ca === undefined ? {} : { ca: target.ca }),
    },
  };
}

async function openSocket(target: Target, signal: AbortSignal): Promise<Socket> {
  signal.throwIfAborted();
  const socket = connect({ host: target.address, port: target.port });
  const close = () => socket.destroy(new Error('aborted'));
  signal.addEventListener('abort', close);
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('error', reject);
    });
    return socket;
  } catch (error) {
    throw networkFailure(error);
  } finally {
    signal.removeEventListener('abort', close);
  }
}

/** What a failed mail means: by the server's codes (RFC 5321, RFC 3463), never by its text. */
function mailFailure(error: unknown): DeliveryFailure {
  if (!(error instanceof Error)) return new DeliveryFailure('internal');
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const reply = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : 0;
  const response = 'response' in error && typeof error.response === 'string' ? error.response : '';
  // The enhanced code stands directly behind the reply's.
  const enhanced = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] ?? '';
  const detail = { detail: reply === 0 ? code : `SMTP ${reply} ${enhanced}`.trim() };
  // No STARTTLS, whatever the server says instead: somebody on the way may have taken it out.
  if (code === 'ETLS') return new DeliveryFailure('tls_invalid', detail);
  if (reply >= 400 && reply < 500) return new DeliveryFailure('server_error', detail);
  if (code === 'EAUTH' || code === 'ENOAUTH' || [530, 534, 535, 538].includes(reply))
    return new DeliveryFailure('credentials_refused', detail);
  if (reply === 552 || enhanced === '5.3.4') return new DeliveryFailure('message_too_large', detail);
  // No such mailbox, or it has moved: RFC 3463, 5.1.1, 5.1.6 and 5.1.10.
  if (/^5\.1\.(1|6|10)$/.test(enhanced)) return new DeliveryFailure('recipient_gone', detail);
  if (reply >= 500) return new DeliveryFailure('message_refused', detail);
  if (code === 'EPROTOCOL') return new DeliveryFailure('answer_invalid', detail);
  if (code === 'EMESSAGE') return new DeliveryFailure('message_too_large', detail);
  if (code === 'ESOCKET' && /certificate|altnames|self-signed|TLS|SSL/i.test(error.message))
    return new DeliveryFailure('tls_invalid', detail);
  return new DeliveryFailure('unreachable', detail);
}
