import { predictCommand } from '../../commands/predict.ts';
import { readCases } from '../../world/cases.ts';
import { fixtureId } from '../../world/fixture.ts';
import type { MemoryWorld } from '../../world/memory.ts';
import { worldOf } from '../../world/testing/world-of.ts';
import { advance } from '../advance.ts';
import { type Session, type SessionEvent, type SessionMode, type Step, newSession } from '../session.ts';

const noCommand = { id: '@c', as: 'technician', args: {}, expect: { status: 'applied' } };
const [base] = await readCases({ command: 'place_sample.v1', cases: [{ name: 'base', steps: [noCommand] }] });

/** The base world of the shared cases, as a device holds it. */
export const baseWorld = (): MemoryWorld => worldOf(base!.before);

/** A phone: its rows, its session, and an outbox that works at once. */
export class Phone {
  readonly world: MemoryWorld = baseWorld();
  session: Session;
  last: Step | undefined;
  #commands = 0;

  constructor(mode: SessionMode, positions: Session['positions'] = 'next_free') {
    this.session = newSession(mode, positions);
  }

  async feed(event: SessionEvent): Promise<Step> {
    const step = await advance(this.session, event, this.world);
    this.session = step.session;
    this.last = step;
    for (const { draft } of step.commands) {
      this.#commands += 1;
      const context = {
        userId: fixtureId('u_tech'),
        role: 'technician' as const,
        commandId: fixtureId(`cmd${this.#commands}`),
      };
      const verdict = await predictCommand(draft, this.world, { ...context, deviceTime: '2026-02-02T12:00:00.000Z' });
      if (verdict.status === 'rejected') throw new Error(`handed out a command that is refused: ${verdict.code}`);
    }
    return step;
  }

  /** Scans codes and answers with what each said. */
  async scan(...codes: string[]): Promise<string[]> {
    const said: string[] = [];
    for (const code of codes) {
      const { added } = await this.feed({ type: 'scanned', codes: [code] });
      said.push(...added.map(({ message }) => message));
    }
    return said;
  }

  async placeOf(sample: string): Promise<string | null> {
    const { containerId, position } = (await this.world.get('sample', fixtureId(sample)))!;
    return containerId && `${(await this.world.get('container', containerId))!.name} ${position ?? '-'}`;
  }

  async standOf(container: string): Promise<string> {
    const { parentId, position } = (await this.world.get('container', fixtureId(container)))!;
    return `${parentId ? (await this.world.get('container', parentId))!.name : '-'} ${position ?? '-'}`;
  }
}
