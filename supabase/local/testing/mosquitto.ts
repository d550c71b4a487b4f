import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import mqtt, { type MqttClient } from 'mqtt';
import { certificateFor } from '../../../lib/connectors/_kit/testing/certificates.ts';
import { freePort } from '../ports.ts';

/** Who may in. */
export const account = { username: 'gateway', password: 'correct horse' };

/** A Mosquitto of its own, with a port for plain and one for TLS connections, that keeps its sessions over a restart. */
export interface TestBroker {
  readonly url: string;
  readonly tlsUrl: string;
  /** The certificate of the authority that signed the broker's. */
  readonly caFile: string;
  /** Publishes with QoS 1 and resolves when the broker has it. */
  publish(topic: string, payload: string, options?: { retain?: boolean }): Promise<void>;
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops it and removes what it kept. */
  remove(): Promise<void>;
}

/** Where Mosquitto is; undefined when it is not installed. Debian keeps servers where only root looks. */
export function findMosquitto(): string | undefined {
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    '/usr/sbin',
    '/usr/local/sbin',
    '/opt/homebrew/sbin',
  ];
  return folders.map((folder) => join(folder, 'mosquitto')).find((file) => existsSync(file));
}

/** Starts one on ports of its own. */
export async function startMosquitto(binary: string): Promise<TestBroker> {
  const folder = mkdtempSync(join(tmpdir(), 'tracseq-mosquitto-'));
  mkdirSync(join(folder, 'kept'));
  const [plain, tls] = [await freePort(), await freePort()];
  const { key, cert, ca } = await certificateFor('localhost');
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text, { mode: 0o600 });
    return join(folder, name);
  };
  const passwords = file('passwords', `${account.username}:${account.password}\n`);
  const hashed = spawnSync('mosquitto_passwd', ['-U', passwords]);
  if (hashed.status !== 0) throw new Error(`mosquitto_passwd: ${hashed.stderr.toString()}`);
  const caFile = file('ca.pem', ca);
  const config = file(
    'mosquitto.conf',
    [
      // Otherwise a root's broker becomes somebody who may not read this folder.
      ...(process.getuid?.() === 0 ? ['user root'] : []),
      ...['per_listener_settings false', 'allow_anonymous false', `password_file ${passwords}`],
      ...['persistence true', `persistence_location ${join(folder, 'kept')}/`, 'max_queued_messages 0'],
      `listener ${plain} 127.0.0.1`,
      ...[`listener ${tls} 127.0.0.1`, `certfile ${file('cert.pem', cert)}`, `keyfile ${file('key.pem', key)}`, ''],
    ].join('\n'),
  );
  const url = `mqtt://127.0.0.1:${plain}`;
  let server: ChildProcess | undefined;
  let publisher: MqttClient | undefined;

  async function start(): Promise<void> {
    server = await running(spawn(binary, ['-c', config], { stdio: ['ignore', 'ignore', 'pipe'] }));
    // Comes back by itself after a restart of the broker, as a device does.
    publisher ??= mqtt.connect(url, { ...account, reconnectPeriod: 100, clientId: 'publisher' });
    publisher.on('error', () => undefined);
    if (!publisher.connected) await new Promise((resolve) => publisher?.once('connect', resolve));
  }
  async function stop(): Promise<void> {
    const ending = server;
    server = undefined;
    if (!ending || ending.exitCode !== null) return;
    const gone =
      publisher?.connected === true
        ? new Promise<void>((resolve) => publisher?.once('close', () => resolve()))
        : undefined;
    const ended = new Promise((resolve) => ending.once('exit', resolve));
    ending.kill('SIGTERM');
    await Promise.all([ended, gone]);
  }
  await start();
  return {
    ...{ url, tlsUrl: `mqtts://localhost:${tls}`, caFile, start, stop },
    async publish(topic, payload, options = {}) {
      await publisher?.publishAsync(topic, payload, { qos: 1, ...options });
    },
    async remove() {
      await publisher?.endAsync(true);
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The broker once it says that it runs. One that ends before that says why: its port was taken, its files are wrong. */
function running(server: ChildProcess): Promise<ChildProcess> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (/mosquitto version \S+ running/.test(said)) resolve(server);
    });
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Mosquitto ended with ${code} before it ran:\n${said}`)));
  });
}
