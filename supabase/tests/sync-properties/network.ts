import type { RpcAnswer, RpcPort } from '../../../lib/sync/ports.ts';
import type { Life } from '../../../lib/sync/testing/faulty-storage.ts';
import type { NetworkFault } from './plan.ts';

const nobody: RpcAnswer = {
  status: 0,
  data: null,
  error: { code: '', message: '', details: null },
  retryAfterMs: null,
};
const answers: Readonly<Partial<Record<NetworkFault, RpcAnswer>>> = {
  lost_request: nobody,
  expired: { ...nobody, status: 401, error: { code: 'PGRST303', message: 'JWT expired', details: null } },
  busy: { ...nobody, status: 503, error: { code: '', message: 'busy', details: null }, retryAfterMs: 1000 },
  garbled: { ...nobody, status: 200, error: null, data: '<html>Welcome to the hotel</html>' },
  refused: { ...nobody, status: 413, error: { code: '', message: 'too large', details: null } },
};

/** The way from a device to the server, with the mishaps of the plan. */
export class BadNetwork implements RpcPort {
  readonly #server: RpcPort;
  readonly #life: Life;
  readonly #late: (() => Promise<unknown>)[];
  faults: NetworkFault[] = [];

  constructor(server: RpcPort, life: Life, late: (() => Promise<unknown>)[]) {
    this.#server = server;
    this.#life = life;
    this.#late = late;
  }

  async call(name: string, args: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<RpcAnswer> {
    this.#life.step();
    const fault = this.faults.shift();
    const reach = () => this.#server.call(name, args, signal);
    const instead = fault && answers[fault];
    if (instead) return instead;
    if (fault === 'late') {
      // The device gives up waiting; the request arrives after others that were sent later.
      this.#late.push(reach);
      return nobody;
    }
    const answer = fault === 'twice' ? (await reach(), await reach()) : await reach();
    this.#life.step();
    return fault === 'lost_answer' ? nobody : answer;
  }
}
