// Runs as a process of its own, started with --expose-gc: what one client holds cannot be told beside others.
import { clientCases } from './clients/cases.ts';

const [vendor = '', url = '', calls = '0'] = process.argv.slice(2);
const one = clientCases.find((each) => each.vendor === vendor);
const operations = Object.values((await one?.open(url, {})) ?? {});

await call(Math.max(2000, Number(calls) / 50));
const baseline = held();
const parts: number[] = [];
for (let part = 0; part < 5; part += 1) {
  await call(Number(calls) / 5);
  parts.push(held() - baseline);
}
console.log(JSON.stringify({ megabytes: parts, residentMegabytes: process.memoryUsage.rss() / 1024 ** 2 }));

async function call(times: number): Promise<void> {
  let turn = 0;
  const callOnAndOn = async (): Promise<void> => {
    while (turn < times) await operations[turn++ % operations.length]?.();
  };
  await Promise.all(Array.from({ length: 16 }, callOnAndOn));
}

/** What is left when everything is collected that nobody holds. */
function held(): number {
  for (let round = 0; round < 3; round += 1) globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1024 ** 2;
}
