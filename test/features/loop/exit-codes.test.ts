import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { main } from '../../../src/cli/program.ts';
import { inParallel } from '../../../src/http/in-parallel.ts';
import { systemClock } from '../../../src/system/clock.ts';
import { systemEnvironment } from '../../../src/system/environment.ts';
import type { Documented } from './testing/exit-code-table.ts';
import { documentedOutcomes } from './testing/exit-code-table.ts';
import { oddWorkspaces, removeWorkspaces } from './testing/odd-workspaces.ts';

const entry = fileURLToPath(new URL('../../../src/cli/main.ts', import.meta.url));
const document = '../openapi/bitbucket/bitbucket.json';
const pact = 'pacts/bitbucket-integration-bitbucket.json';
const nobody = 'http://127.0.0.1:9';

interface Way {
  /** The workspace to be in; `whole` when it is left out. */
  readonly in?: string;
  readonly with: string;
  /** `shared` is the broker that all use; `own` the embedded one of the workspace. */
  readonly broker?: 'shared' | 'own' | 'nobody';
  /** For what serves: it is told to end once it listens. */
  readonly interrupt?: true;
  /** What it is asked before that. */
  readonly ask?: string;
}

/** How each documented outcome comes about. `PORT` is one that is taken. */
const ways: Readonly<Record<string, Way>> = {
  'status 0: what is here was said': { with: 'status' },
  'status 2: no config': { in: '.', with: 'status' },
  'status 2: broken config': { in: 'with-a-broken-config', with: 'status' },
  'test 0: tests passed, pacts written': { with: 'test' },
  'test 1: a test failed': { in: 'with-a-failing-test', with: 'test' },
  'test 1: `--discover` finds a field that is needed and not listed': { in: 'with-a-short-list', with: 'test --discover' },
  'test 2: unknown vendor': { with: 'test nope' },
  'test 2: document missing': { in: 'without-document', with: 'test' },
  'test 2: source missing': { in: 'without-source', with: 'test' },
  'test 2: client missing': { in: 'without-client', with: 'test' },
  'test 2: contract test missing': { in: 'without-test', with: 'test' },
  'test 2: provider file missing that the config names': { in: 'without-provider', with: 'test' },
  'test 2: unreadable document': { in: 'with-a-broken-document', with: 'test' },
  'test 2: a pact that no test makes': { in: 'with-a-stray', with: 'test' },
  'test 2: test command missing': { in: 'without-runner', with: 'test' },
  'test 2: test command takes no `--filter`': { with: 'test --filter nope' },
  'test 3: no test fits `--filter`': { in: 'with-an-idle-test', with: 'test --filter nope' },
  'publish 0: the pacts are in the broker': { with: 'publish --version 2' },
  'publish 2: pact missing': { in: 'without-pact', with: 'publish' },
  'publish 2: pact not JSON': { in: 'with-a-broken-pact', with: 'publish' },
  'publish 2: the broker refuses it': { in: 'with-a-changed-pact', with: 'publish --version 1' },
  'publish 4: the broker does not answer': { with: 'publish', broker: 'nobody' },
  'verify 0: every interaction passed': { with: `verify --pact ${pact} --against document` },
  'verify 1: one failed': { in: 'with-a-broken-contract', with: `verify --pact ${pact} --against document` },
  'verify 2: unknown vendor': { with: 'verify nope' },
  'verify 2: unknown target': { with: 'verify --against nope' },
  'verify 2: unreadable document': { in: 'with-a-broken-document', with: `verify --pact ${pact}` },
  'verify 2: unreadable `--pact` file': { with: `verify --pact ${document}` },
  'verify 3: no pact to verify': { in: 'alone', with: 'verify', broker: 'own' },
  'verify 3: no interaction fits': { with: 'verify --operation nope' },
  'verify 3: nobody published `--version`': { with: 'verify --version never' },
  'verify 4: the broker does not answer': { with: 'verify', broker: 'nobody' },
  'verify 4: the stub does not answer': { with: `verify --pact ${pact} --against ${nobody} --as stub` },
  'gate 0: deployable': { with: 'gate --version 1' },
  'gate 1: blocked': { with: 'gate --version broken' },
  'gate 2: unknown environment': { with: 'gate --to nope' },
  'gate 2: unknown pacticipant': { with: 'gate nope' },
  'gate 3: unknown version': { with: 'gate --version never' },
  'gate 3: evidence missing': { with: 'gate --version 1 --to production' },
  'gate 3: evidence stale': { with: 'gate --version 1 --to impatient' },
  'gate 4: the broker does not answer': { with: 'gate', broker: 'nobody' },
  'deployed 0: recorded': { with: 'deployed --version 1 --to local' },
  'deployed 2: unknown environment': { with: 'deployed --to nope' },
  'deployed 2: version not in the broker': { with: 'deployed --version never --to local' },
  'deployed 4: the broker does not answer': { with: 'deployed --to local', broker: 'nobody' },
  'run 0: deployable': { with: 'run --version 1' },
  'run 1: blocked': { in: 'with-a-broken-contract', with: 'run --version broken --branch feature' },
  'run 1: a test failed': { in: 'with-a-failing-test', with: 'run --version 1' },
  'run 2: what a stage needs is missing': { in: 'without-document', with: 'run' },
  'run 3: evidence missing': { with: 'run --version 1 --to production' },
  'run 4: the broker does not answer': { with: 'run', broker: 'nobody' },
  'start 0: deployable': { in: 'started', with: 'start --once --port 0' },
  'start 0: deployable, and ended by Ctrl-C': { in: 'serving', with: 'start --port 0', interrupt: true },
  'start 1: a test failed': { in: 'with-a-failing-test', with: 'start --once --port 0' },
  'start 2: port taken': { with: 'start --once --port PORT' },
  'start 3: evidence missing': { in: 'before-production', with: 'start --once --port 0' },
  'inspect 0: said what the document has, problems included': { with: `inspect ${document}` },
  'inspect 2: unreadable document': { with: 'inspect nope.json' },
  'inspect 4: the address does not answer': { with: `inspect ${nobody}/api.json` },
  'slice 0: written': { with: `slice ${document} --operation getRepository --out slice.json` },
  'slice 2: unreadable document': { with: 'slice nope.json --operation getRepository --out nothing.json' },
  'slice 2: unreadable overlay': { with: `slice ${document} --operation getRepository --overlay nope.yaml --out nothing.json` },
  'slice 2: unknown operation': { with: `slice ${document} --operation nope --out nothing.json` },
  'slice 2: nowhere to write': { with: `slice ${document} --operation getRepository --out pacts` },
  'slice 4: the address does not answer': { with: `slice ${nobody}/api.json --operation getRepository --out nothing.json` },
  'generate 0: written': { with: `generate ${document} --out drawn` },
  'generate 2: unreadable document': { with: 'generate nope.json --out nothing' },
  'generate 2: unknown operation': { with: `generate ${document} --operation nope --out nothing` },
  'generate 2: nowhere to write': { with: `generate ${document} --out made.json` },
  'generate 4: the address does not answer': { with: `generate ${nobody}/api.json --out nothing` },
  'compare 0: compatible': { with: `compare ${document} ${pact}` },
  'compare 1: an error was found': { with: `compare ${document} ../with-a-broken-contract/${pact}` },
  'compare 2: unreadable document': { with: `compare nope.json ${pact}` },
  'compare 2: unreadable pact': { with: `compare ${document} nope.json` },
  'compare 4: the address does not answer': { with: `compare ${nobody}/api.json ${pact}` },
  'diff 0: no pact is hit': { with: `diff ${document} ${document} --pact ${pact}` },
  'diff 0: nothing is breaking': { with: `diff ${document} ${document}` },
  'diff 1: a pact is hit': { with: `diff ${document} ../without.json --pact ${pact}` },
  'diff 1: something is breaking': { with: `diff ${document} ../without.json` },
  'diff 2: unreadable document': { with: `diff ${document} nope.json` },
  'diff 2: unreadable pact': { with: `diff ${document} ${document} --pact nope.json` },
  'diff 4: the address does not answer': { with: `diff ${document} ${nobody}/api.json` },
  'stub 0: ended by Ctrl-C': { with: `stub ${document}`, interrupt: true },
  'stub 2: unusable document': { with: 'stub nope.json' },
  'stub 2: provider file missing': { with: `stub ${document} --provider nope.ts` },
  'stub 2: named credentials missing': { with: `stub ${document} --credentials env:NOT_SET_ANYWHERE` },
  'stub 2: certificate missing': { with: `stub ${document} --tls-cert nope.pem --tls-key nope.pem` },
  'stub 2: port taken': { with: `stub ${document} --port PORT` },
  'stub 4: the address does not answer': { with: `stub ${nobody}/api.json` },
  'stub --upstream 0: nothing left the document': { with: `stub ${document} --upstream http://127.0.0.1:PORT`, interrupt: true },
  'stub --upstream 1: a request or an answer left the document': { with: `stub ${document} --upstream http://127.0.0.1:PORT`, ask: '/nope' },
  'stub --upstream 2: no address': { with: `stub ${document} --upstream nope` },
  'stub --upstream 2: only `--har`': { with: `stub ${document} --har nope.har` },
  'stub --upstream 4: the vendor never answered': { with: `stub ${document} --upstream ${nobody}`, ask: '/repositories/acme/app' },
  'broker start 0: ended by Ctrl-C': { in: 'alone', with: 'broker start --port 0', interrupt: true },
  'broker start 2: port taken': { with: 'broker start --port PORT' },
  'doctor 0: nothing is wrong': { with: 'doctor' },
  'doctor 1: an error was found': { in: 'without-document', with: 'doctor' },
  'doctor 2: broken config': { in: 'with-a-broken-config', with: 'doctor' },
};

const nameOf = ({ command, code, outcome }: Documented): string => `${command} ${code}: ${outcome}`;

const { CI: _ci, NODE_V8_COVERAGE: _coverage, ...kept } = systemEnvironment();
const environmentWith = (broker: string) => ({ ...kept, PACT_BROKER_BASE_URL: broker });

/** A command as a process of its own. */
const start = (folder: string, words: string, broker: string): ChildProcess =>
  spawn(process.execPath, ['--conditions=source', entry, ...words.split(' ')], { cwd: folder, env: environmentWith(broker), stdio: ['ignore', 'pipe', 'pipe'] });

/** Resolves with the address once it listens, and with nothing where it ends before. */
function listens(child: ChildProcess): Promise<string | undefined> {
  let words = '';
  return new Promise((resolve) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      words += text;
      const url = /http:\S+:\d+(?=\s)/.exec(words)?.[0];
      if (url !== undefined) resolve(url);
    });
    child.on('close', () => resolve(undefined));
  });
}

interface Ended {
  readonly code: number;
  readonly words: string;
}

async function ended(child: ChildProcess): Promise<Ended> {
  let words = '';
  // A pipe that nobody reads from stops the process when it is full.
  child.stdout?.resume();
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (words += text));
  const [code] = await once(child, 'close');
  return { code: Number(code), words };
}

/** The same in this process, which is told to end as soon as it serves. */
async function endedHere(folder: string, words: string, { broker, ask }: { readonly broker: string; readonly ask?: string | undefined }): Promise<Ended> {
  const [out, err]: [string[], string[]] = [[], []];
  const untilStopped = async (): Promise<void> => {
    const url = /http:\S+:\d+/.exec(out.join(''))?.[0] ?? '';
    if (ask !== undefined) await fetch(url + ask, { headers: { authorization: 'Bearer abcdef' } });
  };
  const environment = environmentWith(broker);
  const code = await main(words.split(' '), { folder, environment, clock: systemClock, out: (text) => out.push(text), err: (text) => err.push(text), untilStopped });
  return { code, words: err.join('') };
}

describe('the exit code', function () {
  this.timeout(180_000);
  const documented = documentedOutcomes();
  const names = documented.map(nameOf);
  const firstOfEach = Map.groupBy(documented, ({ command }) => command).values().map(([first]) => first).toArray();
  /** Every command is a process of its own once, and one that has every code for each of them; the others take a tenth of the time here. */
  const isApart = (outcome: Documented): boolean => outcome.command === 'gate' || firstOfEach.includes(outcome);
  const results = new Map<string, Ended>();
  let root: string;
  let broker: ChildProcess;

  before(async () => {
    root = await oddWorkspaces();
    broker = start(join(root, 'whole'), 'broker start --port 0', '');
    const url = (await listens(broker)) ?? '';
    const run = (folder: string, words: string): Promise<Ended> => endedHere(join(root, folder), words, { broker: url });
    await run('whole', 'publish --version 1 --branch main');
    await run('whole', 'verify --version 1');
    await run('with-a-broken-contract', 'publish --version broken --branch feature');
    await run('with-a-broken-contract', 'verify --version broken');
    await inParallel(documented, 4, async (outcome) => {
      const way = ways[nameOf(outcome)];
      if (way !== undefined) results.set(nameOf(outcome), await resultOf(way, { url, apart: isApart(outcome) }));
    });
  });
  after(async () => {
    broker.kill('SIGINT');
    await once(broker, 'close');
    await removeWorkspaces(root);
  });

  async function resultOf({ in: place = 'whole', with: words, broker: which = 'shared', interrupt, ask }: Way, { url, apart }: { readonly url: string; readonly apart: boolean }): Promise<Ended> {
    const [folder, args, address] = [join(root, place), words.replace('PORT', new URL(url).port), { shared: url, own: '', nobody }[which]];
    if (!apart) return endedHere(folder, args, { broker: address, ask });
    const child = start(folder, args, address);
    const end = ended(child);
    if (interrupt === true && (await listens(child)) !== undefined) child.kill('SIGINT');
    return end;
  }

  for (const outcome of documented) {
    it(`is what the docs say: ${nameOf(outcome)}`, () => {
      const result = results.get(nameOf(outcome));
      expect(result?.code, result?.words ?? 'there is no way to bring it about').to.equal(outcome.code);
    });
  }

  it('is documented for everything that is brought about here', () => {
    expect(Object.keys(ways).filter((name) => !names.includes(name))).to.deep.equal([]);
  });
});
