import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { mappingSchema } from './mapping.ts';

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** A secret: itself, or better the file or the environment variable that holds it. */
const secret = z.union([
  z.string().min(1),
  z.strictObject({ file: z.string().min(1) }),
  z.strictObject({ env: z.string().min(1) }),
]);
type Secret = z.infer<typeof secret>;

const schema = z.strictObject({
  server: z.strictObject({
    /** Where `ingest-readings` answers. */
    url: z.url({ protocol: /^https?$/ }).refine((text) => {
      const { protocol, hostname } = new URL(text);
      return protocol === 'https:' || LOOPBACK.test(hostname);
    }, 'must be https'),
    gatewayId: z.uuid(),
    secret,
  }),
  broker: z.strictObject({
    url: z.url({ protocol: /^mqtts?$/ }),
    username: z.string().optional(),
    password: secret.optional(),
    /** Certificates (PEM) that the broker's may come from, where the system's do not suffice. */
    ca: z.string().optional(),
    /** Names the session that the broker keeps messages for. Two gateways need two names. */
    clientId: z.string().min(1).max(64).default('tracseq-gateway'),
  }),
  /** The folder that readings wait in; the gateway's own. */
  spool: z.string().min(1),
  /** Which sensor each code is: the id in the address of its page. */
  sensors: z.record(z.string(), z.uuid()),
  mappings: z.array(mappingSchema).min(1).max(500),
});

/** Everything a gateway is told, secrets read and paths resolved. */
export interface Config extends Omit<z.infer<typeof schema>, 'server' | 'broker'> {
  readonly server: { readonly url: string; readonly gatewayId: string; readonly secret: string };
  readonly broker: {
    readonly url: string;
    readonly clientId: string;
    readonly username: string | undefined;
    readonly password: string | undefined;
    readonly ca: string | undefined;
  };
}

/** What is wrong with a configuration, in sentences for whoever wrote it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads a configuration. Paths in it are meant from its own folder.
 * @throws ConfigError that says what to correct
 */
export function readConfig(file: string, env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const from = dirname(resolve(file));
  const read = schema.safeParse(parsedJson(file));
  if (!read.success) throw new ConfigError(`${file}:\n${z.prettifyError(read.error)}`);
  const { server, broker, spool, sensors, mappings } = read.data;
  const open = (given: Secret): string => {
    if (typeof given === 'string') return given;
    const text = 'env' in given ? env[given.env] : readText(resolve(from, given.file));
    if (text === undefined || text.trim() === '')
      throw new ConfigError(`${file}: ${JSON.stringify(given)} holds nothing`);
    return text.trim();
  };
  const signing = open(server.secret);
  if (!/^whsec_[A-Za-z0-9+/]{20,}={0,2}$/.test(signing)) {
    throw new ConfigError(
      `${file}: the secret of the server begins with whsec_, as it was shown when the gateway was made`,
    );
  }
  return {
    ...{ sensors, mappings, spool: resolve(from, spool) },
    server: { ...server, secret: signing },
    broker: {
      ...{ url: broker.url, clientId: broker.clientId, username: broker.username },
      password: broker.password === undefined ? undefined : open(broker.password),
      ca: broker.ca === undefined ? undefined : readText(resolve(from, broker.ca)),
    },
  };
}

function parsedJson(file: string): unknown {
  try {
    return JSON.parse(readText(file));
  } catch (error) {
    if (error instanceof SyntaxError) throw new ConfigError(`${file} is no JSON: ${error.message}`, { cause: error });
    throw error;
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new ConfigError(`${file} cannot be read`, { cause: error });
  }
}
