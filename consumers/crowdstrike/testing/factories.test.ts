import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import * as made from './factories.ts';

describe('what the tests make up', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  before(async () => {
    const text = await readFile(join(import.meta.dirname, '../../../openapi/crowdstrike/crowdstrike.json'), 'utf8');
    ajv.addSchema(JSON.parse(text), 'document');
  });

  for (const [schema, value] of [
    ['device', made.makeDevice()],
    ['vulnerability', made.makeVulnerability()],
    ['alert', made.makeAlert()],
    ['host_group', made.makeHostGroup()],
    ['stream', made.makeStream('https://feed.example.test')],
    ['device_page', made.makeEnvelope([made.makeDevice()], { offset: '', next: '', total: 1 })],
    ['vulnerability_page', made.makeEnvelope(null, { after: '', limit: 100, total: 0 })],
    ['failure', made.makeRefusal(404, 'no such thing')],
  ] as const) {
    it(`is valid by the document: ${schema}`, () => {
      const validate = ajv.getSchema(`document#/components/schemas/${schema}`);
      expect(validate?.(value), JSON.stringify(validate?.errors)).to.equal(true);
    });
  }
});
