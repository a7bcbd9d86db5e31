import { expect } from 'chai';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Outcome } from './planted.ts';
import { root, runPlanted } from './planted.ts';

interface Service {
  readonly image?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8');
const { services }: { readonly services: Readonly<Record<string, Service>> } = parse(text);

/** dclint holds the Compose specification's JSON schema, and rules on pinned images and ports bound to one interface. */
const check = (compose: string): Promise<Outcome> =>
  runPlanted({
    rules: [],
    files: { 'docker-compose.yml': compose },
    command: ['dclint/bin/dclint.cjs', 'docker-compose.yml', '--max-warnings', '0', '--disable-rule', 'services-alphabetical-order'],
  });

describe('docker-compose.yml', function composeFile() {
  this.timeout(20_000);

  it('keeps to the Compose specification', async () => {
    expect(await check(text)).to.deep.include({ code: 0 });
  });

  for (const [mistake, planted] of [
    ['an unknown key', text.replace('healthcheck:', 'healthchecks:')],
    ['a wrong type', text.replace('retries: 30', 'retries: {}')],
    ['an image without a version', text.replace('postgres:17.6-alpine', 'postgres')],
    ['a port open to the network', text.replace("'127.0.0.1:9292:9292'", "'9292:9292'")],
  ] as const) {
    it(`is refused with ${mistake}`, async () => {
      expect(await check(planted)).not.to.deep.include({ code: 0 });
    });
  }

  it('takes every secret from the environment', () => {
    const settings = Object.values(services).flatMap(({ environment = {} }) => Object.entries(environment));
    const secrets = settings.filter(([name]) => name.endsWith('PASSWORD'));
    expect(secrets).to.have.length.above(2);
    expect(secrets.filter(([, value]) => !/^\$\{\w+:\?.+\}$/.test(value))).to.deep.equal([]);
  });

  it('runs the version of the official broker that the tests run', () => {
    const tested = /^pact_broker:(.*)$/m.exec(readFileSync(join(root, 'test/official-broker/gems.txt'), 'utf8'))?.[1];
    expect(services['broker']?.image).to.match(new RegExp(`-pactbroker${tested}$`));
  });

  it('stubs a document that is here', () => {
    expect(existsSync(join(root, services['stub']?.command?.[1] ?? ''))).to.equal(true);
  });
});

describe('Dockerfile', () => {
  const lines = readFileSync(join(root, 'Dockerfile'), 'utf8').split('\n');

  it('runs the command line as an ordinary user', () => {
    expect(lines.findIndex((line) => line === 'USER node')).to.be.below(lines.findIndex((line) => line.startsWith('RUN npm ci')));
    expect(lines.filter((line) => line.startsWith('USER'))).to.deep.equal(['USER node']);
    expect(lines).to.include('ENTRYPOINT ["node", "/app/bin/vendorproof.js"]');
  });
});
