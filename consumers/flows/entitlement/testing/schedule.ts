import { chaos } from '../../testing/chaos.ts';
import { mortal, type Lifeline } from '../../testing/lifeline.ts';
import { liveThrough, unending } from '../../testing/live-through.ts';
import { randomOf, type Random } from '../../testing/random.ts';
import { EntitlementStore, type Grant } from '../store.ts';
import { workOff } from '../worker.ts';
import { ids, type Truth, type World } from './world.ts';

/** Subscriptions change, events come late, twice and in any order, Stripe fails and the process is killed; says which promises were broken. */
export async function entitlementSchedule(world: World, seed: number): Promise<readonly string[]> {
  const random = randomOf(seed);
  const store = new EntitlementStore(':memory:');
  const history = new History(random);
  await world.vendor.stub.reset();
  let waiting: readonly (() => Request)[] = [];
  const deliver = async (line: Lifeline, events: readonly (() => Request)[]): Promise<void> => {
    for (const event of events) {
      const { ok } = await world.receive(mortal(store, line), event());
      // Stripe delivers again what was not acknowledged, and now and then what was.
      if (ok && !random.chance(0.2)) waiting = waiting.filter((each) => each !== event);
    }
  };
  const happen = async (): Promise<void> => {
    await world.vendor.stub.faults([]);
    const changed = history.change();
    await world.show(history.now);
    for (const id of changed) waiting = [...waiting, await world.eventAbout(id, history.nextEvent())];
  };
  try {
    await liveThrough({
      random,
      deaths: 3 + random.below(5),
      longestLife: 30,
      live: async (line) => {
        await happen();
        await world.vendor.stub.faults(chaos(random));
        await deliver(line, random.shuffled(waiting).slice(0, random.below(6)));
        await workOff(mortal(store, line), mortal(world.subscriptions(), line));
      },
    });
    await world.vendor.stub.faults([]);
    await deliver(unending(), waiting);
    const left = await workOff(store, world.subscriptions());
    return [...left.map(({ message }) => `not settled: ${message}`), ...judge(store, history)];
  } finally {
    store.close();
  }
}

const statuses = ['active', 'trialing', 'past_due', 'canceled', 'unpaid'] as const;
const prices = ['price_basic', 'price_pro', 'price_max'] as const;

/** What each subscription is, and was. */
class History {
  now: readonly Truth[];
  readonly plans = new Map<string, Set<string | null>>();
  readonly #random: Random;
  #events = 0;

  constructor(random: Random) {
    this.#random = random;
    this.now = ids.map((id) => ({ id, status: 'incomplete', price: 'price_basic' }));
  }

  /** Some of them change; answers which. */
  change(): readonly string[] {
    const before = this.now;
    this.now = before.map((truth) => (this.#random.chance(0.5) ? { ...truth, status: this.#random.pick(statuses), price: this.#random.pick(prices) } : truth));
    for (const truth of this.now) this.plans.set(truth.id, (this.plans.get(truth.id) ?? new Set()).add(planOf(truth)));
    return this.now.filter((truth, index) => truth !== before[index]).map(({ id }) => id);
  }

  nextEvent(): number {
    this.#events += 1;
    return this.#events;
  }
}

export const planOf = ({ status, price }: Truth): string | null => (['active', 'trialing', 'past_due'].includes(status) ? price : null);

/** Each customer has what the subscription is, got nothing that it never was, and nothing twice in a row. */
function judge(store: EntitlementStore, { now, plans }: History): readonly string[] {
  const grants = store.grants();
  return now.flatMap((truth) => {
    const own = grants.filter(({ subscription }) => subscription === truth.id);
    const has = own.at(-1)?.plan ?? null;
    return [
      ...(has === planOf(truth) ? [] : [`${truth.id} is ${planOf(truth) ?? 'nothing'}, and its customer has ${has ?? 'nothing'}`]),
      ...own.filter((grant, index) => grant.plan === (own[index - 1]?.plan ?? null)).map(({ number }) => `grant ${number} repeats the one before`),
      ...own.filter(({ plan }) => plans.get(truth.id)?.has(plan) !== true).map((grant: Grant) => `grant ${grant.number} is of a plan that ${truth.id} never was`),
    ];
  });
}
