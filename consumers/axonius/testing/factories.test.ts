import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import * as made from './factories.ts';

describe('what the tests make up', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  before(async () => {
    const text = await readFile(join(import.meta.dirname, '../../../openapi/axonius/axonius.json'), 'utf8');
    ajv.addSchema(JSON.parse(text), 'document');
  });

  for (const [schema, value] of [
    ['asset', made.device({ software_cves: [made.cve()], last_seen: 'Sat, 21 Nov 2026 12:08:36 GMT' })],
    ['asset', made.flatDevice({ 'specific_data.data.hostname': ['fin-lt-0042'] })],
    ['asset', made.assetUser()],
    ['asset', made.vulnerability()],
    ['assets_page', made.page(made.devices(2), { next: 'page-2', totalPages: 2 })],
    ['older_assets_page', made.olderPage(made.devices(2))],
    ['older_count', made.olderCount(null)],
    ['adapters', { adapters: [made.adapter([made.connection({ status: 'error', error: 'no' })]), made.adapter([])] }],
    ['saved_query', made.savedQuery('prod servers')],
    ['system_user', made.systemUser('amara')],
    ['fetch', made.fetchRun()],
  ] as const) {
    it(`is valid by the document: ${schema} ${JSON.stringify(value).slice(0, 60)}`, () => {
      const validate = ajv.getSchema(`document#/components/schemas/${schema}`);
      expect(validate?.(value), JSON.stringify(validate?.errors)).to.equal(true);
    });
  }
});
