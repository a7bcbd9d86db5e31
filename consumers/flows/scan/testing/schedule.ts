import { VendorError } from '../../../shared/errors/vendor-error.ts';
import { chaos } from '../../testing/chaos.ts';
import { mortal } from '../../testing/lifeline.ts';
import { liveThrough, unending } from '../../testing/live-through.ts';
import { randomOf, type Random } from '../../testing/random.ts';
import { ScanStore, type Scan } from '../store.ts';
import { tagOf, workOff } from '../worker.ts';
import { repository, type Pushed, type World } from './world.ts';

const leak = '-----BEGIN PRIVATE KEY-----';

/** Pushes come, some of them again and again, while vendors fail and the process is killed; says which promises were broken. */
export async function scanSchedule(world: World, seed: number): Promise<readonly string[]> {
  const random = randomOf(seed);
  const store = new ScanStore(':memory:');
  const pushed = pushesOf(random);
  const takesTags = random.chance(0.8);
  for (const { stub } of world.vendors) await stub.reset();
  await world.show(pushed, takesTags);
  const live = (tolerant: boolean) => async (line = unending()) => {
    for (const { stub } of world.vendors) await stub.faults(tolerant ? chaos(random) : []);
    const { code, tags } = world.ports();
    const [one, other] = tags.map((each) => mortal(each, line));
    const mortals = { store: mortal(store, line), code: mortal(code, line) };
    for (const push of pushed) if (!tolerant || random.chance(0.6)) mortals.store.receive(push);
    if (one !== undefined && other !== undefined) await workOff({ ...mortals, tags: [one, other] });
  };
  try {
    await liveThrough({ random, deaths: 3 + random.below(5), longestLife: 40, live: live(true) });
    for (const _ of [1, 2, 3]) await live(false)();
    return await judge(world, store.all(), { pushed, takesTags });
  } catch (error) {
    if (error instanceof VendorError) return [`a vendor's failure ended the worker: ${error.message}`];
    throw error;
  } finally {
    store.close();
  }
}

function pushesOf(random: Random): readonly [Pushed, Pushed, Pushed] {
  const push = (digit: string): Pushed => ({ repository, commit: digit.repeat(40), content: random.chance(0.7) ? `KEY=1\n${leak}\n` : 'KEY=1\n' });
  return [push('a'), push('b'), push('c')];
}

/** Every commit has come to its end, and both systems say the same of it. */
async function judge(world: World, scans: readonly Scan[], { pushed, takesTags }: { readonly pushed: readonly Pushed[]; readonly takesTags: boolean }): Promise<readonly string[]> {
  const [assets, hosts] = [await world.tagsAt('axonius'), await world.tagsAt('crowdstrike')];
  const known = new Set(pushed.map(tagOf));
  const wrong = pushed.flatMap((push) => {
    const state = scans.filter(({ commit }) => commit === push.commit).map((scan) => scan.state).join();
    const [onAsset, onHost] = [assets.has(tagOf(push)), hosts.has(tagOf(push))];
    const isRight = push.content.includes(leak) ? (state === 'tagged' && onAsset && onHost && takesTags) || (state === 'untagged' && !onAsset && !onHost) : state === 'clean' && !onAsset && !onHost;
    return isRight ? [] : [`${push.commit.slice(0, 4)} (${push.content.includes(leak) ? 'leaks' : 'clean'}) is ${state || 'unknown'}; on the asset: ${onAsset}, on the host: ${onHost}`];
  });
  const orphans = [...assets, ...hosts].filter((tag) => !known.has(tag)).map((tag) => `nobody knows of the tag ${tag}`);
  return [...wrong, ...orphans];
}
