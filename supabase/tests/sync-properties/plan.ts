import fc from 'fast-check';
import { z } from 'zod';

/** What happens to one call on its way. */
export const networkFaults = [
  'lost_request',
  'lost_answer',
  'late',
  'twice',
  'expired',
  'busy',
  'garbled',
  'refused',
] as const;
export type NetworkFault = (typeof networkFaults)[number];

/** What a person or the world does in one step; the numbers choose samples, places and so on. */
export const actions = [
  'register',
  'place',
  'move',
  'move_many',
  'remove',
  'delete',
  'undelete',
  'edit',
  'move_box',
  'create_box',
  'archive_box',
  'resolve',
  'check_out',
  'bring_back',
  'pack',
  'travel',
  'sync',
  'sync_and_give',
  'restart',
  'give_again',
  'give_up',
  'clock',
  'revoke',
  'restore',
  'deliver_late',
  'forget_tombstones',
] as const;
export type Action = (typeof actions)[number];

const stepSchema = z.object({
  client: z.number(),
  action: z.enum(actions),
  numbers: z.array(z.number()),
  faults: z.array(z.enum(networkFaults)),
  /** After how many accesses to disk or network the process is killed in this step; null when it lives. */
  killAfter: z.number().nullable(),
});
/** One step of one device. */
export type Step = z.infer<typeof stepSchema>;

const planSchema = z.object({ seed: z.number(), clients: z.number(), steps: z.array(stepSchema) });
/** A whole run. */
export type Plan = z.infer<typeof planSchema>;

/** Plans that once went wrong, as `lib/sync/regressions.json` keeps them. */
export const regressionsSchema = z.array(z.object({ found: z.string(), plan: planSchema }));

/** How likely each action is. */
const weights: Readonly<Record<Action, number>> = {
  register: 14,
  place: 16,
  move: 12,
  move_many: 4,
  remove: 3,
  delete: 3,
  undelete: 2,
  edit: 5,
  move_box: 4,
  create_box: 2,
  archive_box: 1,
  resolve: 3,
  check_out: 6,
  bring_back: 6,
  pack: 5,
  travel: 5,
  sync: 18,
  sync_and_give: 5,
  restart: 2,
  give_again: 2,
  give_up: 1,
  clock: 1,
  revoke: 1,
  restore: 1,
  deliver_late: 2,
  forget_tombstones: 1,
};

const action: fc.Arbitrary<Action> = fc.oneof(
  ...actions.map((name) => ({ arbitrary: fc.constant(name), weight: weights[name] })),
);

/** Most calls go well; some calls meet one or several mishaps in a row. */
const faults = fc.oneof(
  { arbitrary: fc.constant<NetworkFault[]>([]), weight: 4 },
  { arbitrary: fc.array(fc.constantFrom(...networkFaults), { minLength: 1, maxLength: 4 }), weight: 1 },
);

const killAfter = fc.oneof({ arbitrary: fc.constant(null), weight: 14 }, { arbitrary: fc.nat({ max: 60 }), weight: 1 });

const step = (clients: number): fc.Arbitrary<Step> =>
  fc.record({
    client: fc.nat({ max: clients - 1 }),
    action,
    numbers: fc.array(fc.nat({ max: 999 }), { minLength: 5, maxLength: 5 }),
    faults,
    killAfter,
  });

/** 2 to 6 devices with 50 to 200 steps each; short runs are much more frequent, so that many fit into the time. */
export const plans: fc.Arbitrary<Plan> = fc
  .record({ seed: fc.nat(), clients: fc.constantFrom(2, 2, 2, 2, 3, 3, 4, 5, 6), length: fc.nat({ max: 150 }) })
  .chain(({ seed, clients, length }) => {
    const each = 50 + Math.round(150 * (length / 150) ** 9);
    return fc
      .array(step(clients), { minLength: clients * each, maxLength: clients * each })
      .map((steps) => ({ seed, clients, steps }));
  });
