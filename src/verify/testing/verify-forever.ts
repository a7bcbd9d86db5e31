// Verifies against a target that never answers, and prints the process id of the verifier. Linux only.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { verify } from '../verify.ts';

const silent = createServer(() => void printVerifier());

async function printVerifier(): Promise<void> {
  const children = await readFile(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8');
  process.stdout.write(`${children.trim()}\n`);
}

silent.listen(0, '127.0.0.1', () => {
  const address = silent.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const interactions = [{ type: 'Synchronous/HTTP', description: 'a', request: { method: 'GET', path: '/' }, response: { status: 200 } }];
  const metadata = { pactSpecification: { version: '4.0' } };
  const content = JSON.stringify({ consumer: { name: 'c' }, provider: { name: 'p' }, interactions, metadata });
  void verify({
    pacts: [{ id: 'a', consumer: 'c', provider: 'p', content }],
    target: { url: `http://127.0.0.1:${port}`, kind: 'stub' },
    states: () => Promise.resolve({ values: {} }),
    timeoutMs: 60_000,
  });
});
