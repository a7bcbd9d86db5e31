import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { Failure } from '../../src/failure/failure.ts';
import { readDocument } from '../../src/openapi/read.ts';
import { applyOverlay } from '../../src/openapi/slice/apply-overlay.ts';
import { readOverlay } from '../../src/openapi/slice/overlay.ts';

const folder = join(import.meta.dirname, 'overlay');

/** What comes of the overlay of a case. */
async function outcome(name: string): Promise<unknown> {
  const at = (file: string): string => join(folder, name, file);
  try {
    const overlay = await readOverlay(at('overlay.yaml'), 'overlay.yaml');
    return applyOverlay((await readDocument(at('document.yaml'))).root, overlay);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { failure: { code: error.code, line: error.message } };
  }
}

/** A case is a folder with a document, an overlay, and the result or the refusal; adding one needs no code. */
describe('an overlay', () => {
  for (const name of readdirSync(folder)) {
    it(`gives the expected result in ${name}`, async () => {
      const expected: unknown = JSON.parse(readFileSync(join(folder, name, 'expected.json'), 'utf8'));
      expect(JSON.parse(JSON.stringify(await outcome(name)))).to.deep.equal(expected);
    });
  }

  it('leaves the document that it is applied to as it was', async () => {
    const { root } = await readDocument(join(folder, 'update-merges-objects', 'document.yaml'));
    const before = structuredClone(root);
    applyOverlay(root, await readOverlay(join(folder, 'update-merges-objects', 'overlay.yaml')));
    expect(root).to.deep.equal(before);
  });
});
