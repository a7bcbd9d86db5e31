import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import SwaggerParser from '@apidevtools/swagger-parser';
import { expect } from 'chai';
import type { OpenAPI } from 'openapi-types';
import { parse } from 'yaml';
import { checkFor } from '../../src/openapi/check.ts';
import type { Document } from '../../src/openapi/document.ts';
import type { Operation } from '../../src/openapi/operations.ts';
import { listOperations } from '../../src/openapi/operations.ts';
import type { Place } from '../../src/openapi/place.ts';
import { readDocument } from '../../src/openapi/read.ts';
import { sample } from '../../src/openapi/sample.ts';
import type { Direction } from '../../src/openapi/standalone.ts';

const root = join(import.meta.dirname, '../../openapi');
const vendors = readdirSync(root).filter((name) => statSync(join(root, name)).isDirectory());

interface Described {
  readonly place: Place;
  readonly direction: Direction;
}

const schemasOf = ({ body, responses, parameters }: Operation): readonly Described[] => [
  ...(body?.content ?? []).flatMap(({ schema }) => described(schema, 'request')),
  ...parameters.flatMap(({ schema }) => described(schema, 'request')),
  ...responses.flatMap(({ content }) => content.flatMap(({ schema }) => described(schema, 'response'))),
];

const described = (place: Place | undefined, direction: Direction): readonly Described[] =>
  place === undefined ? [] : [{ place, direction }];

/** With all fields at once, those that exclude one another (`not`) cannot keep it. */
function brokenSamples(document: Document): readonly unknown[] {
  const places = listOperations(document).flatMap(schemasOf);
  return places.flatMap(({ place, direction }) =>
    (['required', 'all'] as const).flatMap((include) =>
      checkFor(document, place, direction)(sample(document, place, { direction, include })).filter(({ keyword }) => include === 'required' || keyword !== 'not'),
    ),
  );
}

for (const vendor of vendors) {
  const file = join(root, vendor, `${vendor}.json`);
  const overlay = join(root, vendor, 'overlay.yaml');

  describe(`the document of ${vendor}`, () => {
    it('is valid OpenAPI', async () => {
      const document: OpenAPI.Document = JSON.parse(readFileSync(file, 'utf8'));
      expect(await new SwaggerParser().validate(document)).to.have.property('openapi');
    });

    it('has exactly the operations that its source names', async () => {
      const { operations } = JSON.parse(readFileSync(join(root, vendor, 'source.json'), 'utf8'));
      const ids: readonly string[] = Array.isArray(operations) ? operations : Object.keys(operations);
      expect(listOperations(await readDocument(file)).map(({ id }) => id)).to.have.members(ids);
    });

    it('describes values that can be drawn from it', async () => {
      expect(brokenSamples(await readDocument(file))).to.deep.equal([]);
    });

    it('is small enough to be read in a review', () => {
      expect(statSync(file).size).to.be.below(256_000);
    });

    if (existsSync(overlay)) {
      it('is corrected by actions that each give a reason', () => {
        const { actions }: { readonly actions: readonly { readonly target: string; readonly description?: string }[] } = parse(
          readFileSync(overlay, 'utf8'),
        );
        expect(actions.filter(({ description = '' }) => description === '').map(({ target }) => target)).to.deep.equal([]);
      });
    }
  });
}
