import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect } from 'chai';
import type { Failure } from '../../failure/failure.ts';
import { failureOf } from '../../failure/testing/failure-of.ts';
import { ensurePacticipant, pacticipantNames } from './pacticipants.ts';
import { openStore } from './store.ts';

const clock = (): Date => new Date('2026-01-01T00:00:00Z');

/** What opening a file fails with. */
const openingFails = (file: string): Promise<Failure> => failureOf(async () => (await openStore({ file, clock })).close());

describe('the store', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'store-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('keeps what was written when it is opened again', async () => {
    const file = join(folder, 'new/folder/broker.sqlite');
    const first = await openStore({ file, clock });
    await first.write((session) => ensurePacticipant(session, 'web'));
    await first.close();
    const second = await openStore({ file, clock });
    expect(await second.read(pacticipantNames)).to.deep.equal(['web']);
    await second.close();
  });

  it('undoes everything that a broken request wrote', async () => {
    const store = await openStore({ file: ':memory:', clock });
    const broken = store.write(async (session) => {
      await ensurePacticipant(session, 'web');
      throw new Error('broken');
    });
    expect(await broken.catch((error: Error) => error.message)).to.equal('broken');
    expect(await store.read(pacticipantNames)).to.deep.equal([]);
    await store.close();
  });

  it('serves readers of one process while another writes', async () => {
    const file = join(folder, 'broker.sqlite');
    const [one, two] = [await openStore({ file, clock }), await openStore({ file, clock })];
    await one.write(async (session) => {
      await ensurePacticipant(session, 'web');
      expect(await two.read(pacticipantNames)).to.deep.equal([]);
    });
    expect(await two.read(pacticipantNames)).to.deep.equal(['web']);
    await Promise.all([one.close(), two.close()]);
  });

  it('refuses a file that is no database, and leaves it as it is', async () => {
    const file = join(folder, 'broker.sqlite');
    writeFileSync(file, 'precious notes, and not a database at all');
    const failure = await openingFails(file);
    expect([failure.code, failure.kind, failure.place]).to.deep.equal(['store.corrupt', 'bad-input', file]);
    expect(readFileSync(file, 'utf8')).to.equal('precious notes, and not a database at all');
  });

  it('refuses a damaged database', async () => {
    const file = join(folder, 'broker.sqlite');
    await (await openStore({ file, clock })).close();
    const bytes = readFileSync(file);
    writeFileSync(file, Buffer.concat([bytes.subarray(0, 100), Buffer.alloc(bytes.length - 100, 0x5a)]));
    expect((await openingFails(file)).code).to.equal('store.corrupt');
  });

  it('refuses what a newer program has changed, and names the way out', async () => {
    const file = join(folder, 'broker.sqlite');
    await (await openStore({ file, clock })).close();
    const database = new DatabaseSync(file);
    database.exec("insert into kysely_migration values ('9999-later', '2030')");
    database.close();
    const failure = await openingFails(file);
    expect(failure.code).to.equal('store.newer');
    expect(failure.message).to.contain(file).and.to.contain('9999-later').and.to.contain('update vendorproof');
  });

  it('refuses a folder that is a file', async () => {
    writeFileSync(join(folder, 'file'), '');
    expect((await openingFails(join(folder, 'file/broker.sqlite'))).code).to.equal('store.unwritable');
  });

  it('refuses a file that is a folder', async () => {
    expect((await openingFails(folder)).code).to.equal('store.unwritable');
  });

  it('refuses a folder without write permission', async () => {
    chmodSync(folder, 0o555);
    const failure = await asOrdinaryUser(() => openingFails(join(folder, 'broker.sqlite')));
    expect(failure.code).to.equal('store.unwritable');
  });
});

/** The superuser may write everywhere. */
async function asOrdinaryUser<Result>(work: () => Promise<Result>): Promise<Result> {
  if (process.getuid?.() !== 0) return work();
  process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}
