import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { Failure } from '../../src/failure/failure.ts';
import { readDocument } from '../../src/openapi/read.ts';
import { readOverlay } from '../../src/openapi/slice/overlay.ts';
import type { Slice } from '../../src/openapi/slice/slice.ts';
import { sliceDocument } from '../../src/openapi/slice/slice.ts';

const folder = join(import.meta.dirname, 'slice');

async function slice(name: string): Promise<Slice> {
  const at = (file: string): string => join(folder, name, file);
  const { operations } = JSON.parse(readFileSync(at('slice.json'), 'utf8'));
  const overlay = existsSync(at('overlay.yaml')) ? { overlay: await readOverlay(at('overlay.yaml'), 'overlay.yaml') } : {};
  return sliceDocument(await readDocument(at('document.yaml'), 'document.yaml'), { operations, ...overlay });
}

async function outcome(name: string): Promise<unknown> {
  try {
    const { document, operations, schemas, warnings } = await slice(name);
    return { document, operations, schemas, warnings };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { failure: { code: error.code, line: error.message } };
  }
}

/** A case is a folder with a document, the operations to keep, perhaps an overlay, and the slice or the refusal; adding one needs no code. */
describe('a slice', () => {
  for (const name of readdirSync(folder)) {
    it(`is as expected in ${name}`, async () => {
      const expected: unknown = JSON.parse(readFileSync(join(folder, name, 'expected.json'), 'utf8'));
      expect(await outcome(name)).to.deep.equal(expected);
    });
  }

  it('has the same text for the same input', async () => {
    const [first, second] = await Promise.all([slice('applies-the-overlay-first'), slice('applies-the-overlay-first')]);
    expect(first.text).to.equal(second.text);
  });

  it('writes numbers of JSON that are larger than numbers as they were written', async () => {
    const { text } = await slice('keeps-large-numbers-of-json');
    expect(text.match(/-?\d{17,}/g)).to.deep.equal(['-9223372036854775808', '9223372036854775807', '9223372036854775808', '18446744073709551615']);
  });

  it('writes numbers of YAML that are larger than numbers as they were written', async () => {
    const { text } = await slice('keeps-numbers-that-are-larger-than-numbers');
    const written = text.match(/-?\d{17,}/g);
    expect(written).to.deep.equal(['-9223372036854775808', '9223372036854775807', '9223372036854775808', '18446744073709551615', '12345678901234567']);
  });

  it('counts the bytes of its text, which ends in a line break', async () => {
    const { text, bytes } = await slice('applies-the-overlay-first');
    expect({ bytes, end: text.at(-1) }).to.deep.equal({ bytes: new TextEncoder().encode(text).length, end: '\n' });
  });
});
