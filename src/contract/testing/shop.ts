import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { petshop } from '../../openapi/testing/documents.ts';
import type { Interaction, Pact } from '../../pact/types.ts';

/** A workspace in a temp folder that knows the petshop, and the group `zoo` with one vendor. */
export interface Shop {
  readonly folder: string;
  /** The interactions that contract tests have left so far, by file name. */
  fragments(): Promise<ReadonlyMap<string, readonly Interaction[]>>;
  remove(): Promise<void>;
}

const config = `export default {
  vendors: { petshop: { document: 'petshop.yaml' }, lions: { document: 'petshop.yaml', group: 'zoo' } },
  environments: { local: { demands: 'stub' } },
};
`;

export async function openShop(): Promise<Shop> {
  const folder = await mkdtemp(join(tmpdir(), 'contract-'));
  await writeFile(join(folder, 'vendorproof.config.mjs'), config);
  await writeFile(join(folder, 'petshop.yaml'), stringify(petshop().root));
  const kept = join(folder, '.vendorproof/fragments');
  return {
    folder,
    remove: () => rm(folder, { recursive: true }),
    async fragments() {
      const files = await readdir(kept).catch(() => []);
      const pacts = await Promise.all(files.map(async (file): Promise<Pact> => JSON.parse(await readFile(join(kept, file), 'utf8'))));
      return new Map(pacts.map((pact, index) => [files[index] ?? '', pact.interactions]));
    },
  };
}
