import mqtt from 'mqtt';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import type { Arrival } from './repeats.ts';

/** A message as it arrived. */
export interface Message extends Arrival {
  /** The broker had kept it for whoever subscribes: nobody knows since when. */
  readonly isRetained: boolean;
}

/** The tie to the broker. */
export interface Broker {
  /** Says good-bye: the broker keeps what comes from now on. */
  close(): Promise<void>;
}

const KEEPALIVE_SECONDS = 30;

/**
 * Subscribes with QoS 1 in a session that the broker keeps (MQTT 3.1.1, `clean session` off), and comes back whenever the tie breaks. A message is
 * acknowledged only when `receive` has resolved, one after the other; one whose `receive` rejects never is, and `onFailure` is told.
 */
export function connectBroker(
  config: Config['broker'],
  filters: readonly string[],
  ports: { receive(message: Message): Promise<void>; onFailure(error: unknown): void; log: Log },
): Broker {
  const { receive, onFailure, log } = ports;
  const client = mqtt.connect(config.url, {
    ...{ protocolVersion: 4, clean: false, clientId: config.clientId, keepalive: KEEPALIVE_SECONDS },
    ...(config.username !== undefined && { username: config.username }),
    ...(config.password !== undefined && { password: config.password }),
    ...(config.ca !== undefined && { ca: config.ca }),
    // A hundred gateways do not come back in the same instant after their broker did.
    ...{ reconnectPeriod: 1000 + Math.round(Math.random() * 2000), connectTimeout: 10_000, resubscribe: false },
    // A password that is wrong today may be right again tomorrow; nobody stands beside to start it again.
    reconnectOnConnackError: true,
  });

  client.handleMessage = ({ topic, payload, messageId, dup, retain }, done) => {
    const bytes = typeof payload === 'string' ? Buffer.from(payload) : payload;
    const arrival = { topic, payload: bytes, id: messageId ?? null, isRepeated: dup, isRetained: retain };
    receive(arrival).then(() => done(), onFailure);
  };
  let trouble = '';
  const tellTrouble = (text: string) => {
    // Once for each kind: a broker that is away all night is one line.
    if (text !== trouble) log('trouble', text, { broker: config.url });
    trouble = text;
  };
  client.on('error', (error) => tellTrouble(`the broker does not let this gateway in: ${error.message}`));
  client.on('close', () => tellTrouble('the broker is away; trying again'));
  client.on('connect', () => {
    trouble = '';
    client.subscribe([...new Set(filters)], { qos: 1 }, (error, granted = []) => {
      if (error) {
        tellTrouble(`the broker refuses to subscribe: ${error.message}`);
        return;
      }
      for (const { topic, qos } of granted) {
        if (qos > 2) log('trouble', 'the broker does not let this gateway read a topic', { topic });
      }
      log('info', 'listening', { broker: config.url, topics: granted.length });
    });
  });
  return {
    async close() {
      client.removeAllListeners('close');
      await client.endAsync();
    },
  };
}
