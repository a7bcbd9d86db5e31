import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { KitEvent } from '../observer.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { audit, auditFile } from './audit.ts';
import { callEvent, oneOfEach } from './testing/samples.ts';

describe('the audit', () => {
  const clock = manualClock(Date.UTC(2026, 10, 24, 12));
  const recorded = (...events: readonly KitEvent[]): readonly Record<string, unknown>[] => {
    const lines: string[] = [];
    events.forEach((event) => audit({ sink: (line) => lines.push(line), clock }).emit?.(event));
    return lines.map((line) => JSON.parse(line));
  };

  it('has one record for each call, refusal, change of a breaker and event of a credential', () => {
    const basics = { time: '2026-11-24T12:00:00.000Z', vendor: 'petshop' };
    expect(recorded(...oneOfEach)).to.deep.equal([
      { ...basics, event: 'call', operation: 'listPets', outcome: 'success', request: 'GET /pets', status: 200, requestId: 'req_1', attempts: 1, milliseconds: 120 },
      { ...basics, event: 'refusal', operation: 'listPets', outcome: 'refused', request: 'GET /pets', because: 'queue-full' },
      { ...basics, event: 'breaker', operation: 'breaker', outcome: 'open', endpoint: 'eu.petshop.test' },
      { ...basics, event: 'credential', operation: 'credential', outcome: 'rotated', name: 'apiKey', source: 'env:PET_KEY' },
    ]);
  });

  it('takes from an event what it knows, and nothing else', () => {
    const more = { ...callEvent(), headers: { authorization: 'canary' } };
    expect(recorded(more)[0]).not.to.have.property('headers');
  });

  it('hides known secrets', () => {
    const lines: string[] = [];
    audit({ sink: (line) => lines.push(line), clock, hide: (text) => text.replaceAll('req_1', '[secret]') }).emit?.(callEvent());
    expect(lines.join('')).to.include('"requestId":"[secret]"');
  });

  describe('in a file', () => {
    let folder: string;
    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'audit-'));
    });
    after(() => rm(folder, { recursive: true }));

    it('grows by a line for each record, and is its owner’s to read', async () => {
      const path = join(folder, 'audit.jsonl');
      for (const sink of [auditFile(path), auditFile(path)]) audit({ sink, clock }).emit?.(callEvent());
      const lines = (await readFile(path, 'utf8')).split('\n');
      expect([lines.length, lines[0], (await stat(path)).mode & 0o777]).to.deep.equal([3, lines[1], 0o600]);
    });
  });
});
