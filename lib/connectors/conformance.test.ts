import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connector as webhook } from './webhook/index.ts';
import { webhookSubject } from './webhook/testing/receiver.ts';
import type { Connector, Delivery } from './_kit/contract.ts';
import { createNetwork } from './_kit/network.ts';
import { conformanceChecks } from './_kit/testing/checks.ts';
import type { HttpReceiver, ReceivedRequest } from './_kit/testing/http-receiver.ts';
import { benchOf, type Subject } from './_kit/testing/subject.ts';

/** The webhook connector with a defect. */
const broken = (deliver: Connector['deliver']): Connector => ({ ...webhook, deliver });
const because = (delivery: Delivery): string => ('reason' in delivery ? delivery.reason : '');

const liar = broken(async () => ({ outcome: 'delivered', reference: null }));
const forgetful = broken((message, config, context) =>
  webhook.deliver(message, config, { ...context, deliveryId: `dlv_${context.now().getTime()}` }),
);
const deaf = broken((message, config, context) =>
  webhook.deliver(message, config, { ...context, timeoutMs: 500, signal: new AbortController().signal }),
);
const impatient = broken(async (...all) => {
  const delivery = await webhook.deliver(...all);
  return delivery.outcome === 'delivered' ? delivery : { ...delivery, retryAfterMs: null };
});
const desperate = broken(async (...all) => {
  const delivery = await webhook.deliver(...all);
  return delivery.outcome === 'retry_later' ? { ...delivery, outcome: 'refused' } : delivery;
});
const talkative = broken(async (message, config, context) => {
  const delivery = await webhook.deliver(message, config, context);
  return because(delivery) === '' ? delivery : { ...delivery, detail: JSON.stringify(config) };
});
const noisy = broken((message, config, context) => {
  process.stderr.write(`delivering with ${JSON.stringify(config)}\n`);
  return webhook.deliver(message, config, context);
});
const unguarded = broken((message, config, context) => {
  const network = createNetwork({
    resolve: async () => ['8.8.8.8'],
    transport: () => Promise.reject(new Error('dialled')),
  });
  return webhook.deliver(message, config, { ...context, ...network });
});
const patient = broken(async (_message, _config, { fetch, signal }) => {
  const never = fetch('https://alerts.customer.test/', { method: 'POST', headers: {}, signal });
  const late = new Promise((resolve) => setTimeout(resolve, 1_000));
  await Promise.race([never, late]);
  return { outcome: 'retry_later', reason: 'unreachable', detail: null, retryAfterMs: null };
});
const careless = broken((message, _config, context) => webhook.deliver(message, webhookSubject.config, context));
const greedy = broken(async (_message, _config, { timeoutMs, pin }) => {
  const { port } = await pin('alerts.customer.test', 587);
  const answer = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: '{}' });
  const limit = AbortSignal.timeout(timeoutMs ?? 1_000);
  for await (const chunk of answer.body ?? []) if (limit.aborted && chunk.length > 0) break;
  return { outcome: 'retry_later', reason: 'timeout', detail: null, retryAfterMs: null };
});

describe('the conformance suite', () => {
  let receiver: HttpReceiver;
  beforeAll(async () => (receiver = (await webhookSubject.start()) as HttpReceiver));
  afterAll(() => receiver.close());
  beforeEach(() => receiver.behave('accept'));

  const run = (name: string, connector: Connector, traits: Partial<Subject<ReceivedRequest>> = {}) => {
    const check = conformanceChecks.find((one) => one.name.includes(name));
    if (check === undefined) throw new Error(`there is no check "${name}"`);
    return check.run(benchOf({ ...webhookSubject, ...traits, connector }, receiver));
  };

  it.each([
    ['delivers nothing', 'delivers what', liar],
    ['makes up a new key at every attempt', 'same key', forgetful],
    ['takes silence for success', 'the connection and says nothing', liar],
    ['waits for a name server', 'name server', patient],
    ['does not hear that it shall stop', 'stops at once', deaf],
    ['begins after it shall stop', 'begins nothing', deaf],
    ['does not wait the seconds', 'as many seconds', impatient],
    ['does not wait until the date', 'until the date', impatient],
    ['gives up when throttled', 'provider’s throttle', desperate],
    ['gives up after an error', 'provider’s fail', desperate],
    ['gives up after a broken connection', 'provider’s drop', desperate],
    ['takes garbage for success', 'provider’s garbage', liar],
    ['reads without an end', 'no more than it needs', greedy],
    ['gives up where nobody listens', 'nobody listens', desperate],
    ['repeats its settings in an error', 'repeats no secret', talkative],
    ['logs its settings', 'repeats no secret', noisy],
    ['does not look at its settings', 'refuses settings', careless],
    ['finds its own way out', 'public internet', unguarded],
  ])('fails a connector that %s', async (_defect, name, connector) => {
    await expect(run(name, connector)).rejects.toThrow();
    await run(name, webhook);
  });

  it('fails a connector that takes anybody’s success for the provider’s', async () => {
    await expect(run('stranger', webhook, { nonsense: 'retry_later' })).rejects.toThrow();
  });

  it('has no check that cannot fail', () => {
    // One row above for each, beside the last one: a new check needs a new defect.
    expect(conformanceChecks).toHaveLength(18);
  });
});
