import { ensureGems } from './gems.ts';
import type { OfficialBroker } from './official-broker.ts';
import { startOfficialBroker } from './official-broker.ts';

/**
 * Gives a describe block an official broker of its own and returns how to ask for its URL.
 * Where the broker cannot be had the block's tests count as skipped, and the reason is printed.
 */
export function withOfficialBroker(settings: Readonly<Record<string, string>> = {}): () => string {
  let broker: OfficialBroker | undefined;

  before(async function start() {
    // The first time gems are compiled.
    this.timeout(900_000);
    const gems = ensureGems();
    if ('folder' in gems) {
      broker = await startOfficialBroker(gems.folder, settings);
    } else {
      console.log(`not tried: ${gems.missing}`);
      this.skip();
    }
  });
  after(() => broker?.stop());

  return () => broker?.url ?? '';
}
