import { createServer, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { type Counterpart, flood, startListener } from './listener.ts';

/** A request as it arrived. */
export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly bytes: Uint8Array;
}

/** What a receiver answers. */
export interface ReceiverAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** An HTTP receiver: `accept` judges a request as the vendor would, and throws or answers an error where it would. */
export interface HttpReceiver extends Counterpart<ReceivedRequest> {
  /** The answer to all that comes, until `behave` is called. */
  answer(answer: ReceiverAnswer): void;
}

/** Starts a vendor's server in plain HTTP on this machine; `success` is the status with which it accepts. */
export async function startHttpReceiver(
  accept: (request: ReceivedRequest) => ReceiverAnswer | Promise<ReceiverAnswer>,
  success = 200,
): Promise<HttpReceiver> {
  const received: ReceivedRequest[] = [];
  let scripted: ReceiverAnswer | null = null;
  let retryAfter = '7';
  let echo = false;
  const judge = async (message: IncomingMessage): Promise<ReceiverAnswer> => {
    const request = await readRequest(message);
    if (echo) return echoOf(request);
    if (scripted !== null) return scripted;
    const answer = await accept(request);
    if (answer.status < 300) received.push(request);
    return answer;
  };
  const http = createServer((message, response) => {
    const send = ({ status, headers, body = '' }: ReceiverAnswer) => response.writeHead(status, headers).end(body);
    // What a receiver throws is its verdict on the request.
    judge(message).then(send, (error: unknown) => send({ status: 422, body: String(error) }));
  });
  const listener = await startListener((socket, behaviour) => {
    echo = behaviour === 'echo';
    scripted = behaviour === 'accept' || behaviour === 'echo' ? scripted : answerTo(behaviour, retryAfter, success);
    if (behaviour === 'accept' || behaviour === 'echo' || answerTo(behaviour, retryAfter, success) !== null)
      http.emit('connection', socket);
    else misbehave(socket, behaviour);
  });
  return {
    ...listener,
    received,
    behave(behaviour) {
      scripted = null;
      listener.behave(behaviour);
    },
    answer(answer) {
      listener.behave('accept');
      scripted = answer;
    },
    retryAfter: (value) => (retryAfter = value),
  };
}

async function readRequest(message: IncomingMessage): Promise<ReceivedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const headers = Object.fromEntries(Object.entries(message.headers).map(([key, value]) => [key, String(value)]));
  return { method: message.method ?? '', path: message.url ?? '', headers, body: bytes.toString('utf8'), bytes };
}

function answerTo(behaviour: string, retryAfter: string, success: number): ReceiverAnswer | null {
  if (behaviour === 'throttle') return { status: 429, headers: { 'retry-after': retryAfter } };
  if (behaviour === 'fail') return { status: 500, body: 'it broke' };
  if (behaviour === 'nonsense')
    return {
      status: success,
      headers: { 'content-type': 'text/html' },
      body: '<html>Please sign in to the guest network',
    };
  return null;
}

function misbehave(socket: Socket, behaviour: string): void {
  socket.once('data', () => {
    if (behaviour === 'garbage') socket.end('\u0000\u0001SSH-2.0-this is something else\r\n\r\n');
    if (behaviour === 'flood') flood(socket, 'HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n\r\n');
  });
}

function echoOf(request: ReceivedRequest): ReceiverAnswer {
  const all = JSON.stringify({ ...request.headers, path: request.path, body: request.body });
  const headerText = all.replace(/[^\x20-\x7e]/g, '').slice(0, 4000);
  return { status: 400, headers: { location: headerText, 'x-echo': headerText }, body: all };
}
