import { aBroker } from './a-broker.ts';
import { aPact } from './a-pact.ts';

/** Publishes one version after the other into a file, and says each number once the broker has acknowledged it. Runs until it is killed. */
const [, , file = ''] = process.argv;
const broker = await aBroker({ file });
for (let version = 1; ; version += 1) {
  const answer = await broker.publish({
    version: String(version),
    branch: 'main',
    content: aPact({ descriptions: [`interaction ${version}`] }),
  });
  if (answer.status === 200) await new Promise((resolve) => process.stdout.write(`${version}\n`, resolve));
}
