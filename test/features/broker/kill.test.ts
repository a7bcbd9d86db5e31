import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { aBroker } from './testing/a-broker.ts';

const publisher = join(import.meta.dirname, 'testing/publish-endlessly.ts');

/** Lets a process publish until it has acknowledged so many versions, then kills it without warning; answers the last one it acknowledged. */
async function publishAndKill(file: string, count: number): Promise<number> {
  const child = spawn(process.execPath, ['--conditions=source', publisher, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  for await (const chunk of child.stdout) {
    said += String(chunk);
    if (said.split('\n').length > count) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  expect(child.signalCode).to.equal('SIGKILL');
  return Number(said.trimEnd().split('\n').at(-1));
}

describe('a broker that is killed in the middle of writing', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'kill-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('has lost nothing that it acknowledged, time after time', async () => {
    const file = join(folder, 'broker.sqlite');
    for (const count of [3, 40]) {
      const last = await publishAndKill(file, count);
      const broker = await aBroker({ file });
      const list = await broker.get('/pacticipants/web/versions');
      expect(list.each('/_embedded/versions', '/number')).to.include.members(Array.from({ length: last }, (_, index) => String(index + 1)));
      expect(list.each('/_embedded/versions', '/_links/pb:pact-versions/0/name')).to.not.include(undefined);
      expect((await broker.get(`/pacts/provider/petshop/consumer/web/version/${last}`)).status).to.equal(200);
      await broker.close();
    }
  });
});
