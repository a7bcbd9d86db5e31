import { expect } from 'chai';
import type { Json } from '../../../json/json.ts';
import { schemaOnly } from '../../testing/documents.ts';
import { readXml } from './read-xml.ts';
import { xmlBody } from './xml-value.ts';

function meaning(schema: Json, source: string): Json | undefined {
  const { document, it: place } = schemaOnly(schema, '3.0.3');
  const root = readXml(source);
  return root && xmlBody(document, place, root);
}

const order: Json = {
  type: 'object',
  properties: {
    id: { type: 'integer', xml: { attribute: true } },
    note: { type: 'string' },
    express: { allOf: [{ type: 'boolean' }, { xml: { name: 'isExpress' } }] },
    tags: { type: 'array', items: { type: 'string', xml: { name: 'tag' } } },
    lines: { type: 'array', xml: { wrapped: true }, items: { type: 'object', properties: { count: { type: 'integer' } } } },
  },
};

describe('an XML body', () => {
  const table: readonly (readonly [string, Json, string, Json])[] = [
    ['has its attributes and elements typed', order, '<Order id="7"><note> a </note><isExpress> true </isExpress></Order>', { id: 7, note: ' a ', express: true }],
    ['has elements that are repeated as a list', order, '<Order><tag>1</tag><tag>2</tag></Order>', { tags: ['1', '2'] }],
    ['has a list of one', order, '<Order><tag>1</tag></Order>', { tags: ['1'] }],
    ['has a list within an element of its own', order, '<Order><lines><line><count>2</count></line><line><count>x</count></line></lines></Order>', { lines: [{ count: 2 }, { count: 'x' }] }],
    ['keeps elements that nobody has declared', order, '<Order><more a="1"><b>2</b></more></Order>', { more: { a: '1', b: '2' } }],
    ['has what is said twice as a list that nobody asked for', order, '<Order><note>a</note><note>b</note></Order>', { note: ['a', 'b'] }],
    ['finds what is called as no element can be', { properties: { '1st name': { type: 'integer' } } }, '<x><_1st_name>1</_1st_name></x>', { '1st name': 1 }],
    ['is an empty object where nothing is said', order, '<Order/>', {}],
    ['may be a list', { type: 'array', items: { type: 'integer' } }, '<ids><id>1</id><id>2</id></ids>', [1, 2]],
    ['may be a text', { type: 'integer' }, '<id>7</id>', 7],
    ['may be a field of what is described', { type: 'object', properties: { Tagging: { type: 'object', properties: { Tag: { type: 'string' } } } } }, '<Tagging><Tag>x</Tag></Tagging>', { Tagging: { Tag: 'x' } }],
    ['is read by an alternative', { oneOf: [{ type: 'object', properties: { a: { type: 'integer' } } }] }, '<x><a>1</a></x>', { a: 1 }],
  ];
  for (const [fact, schema, source, value] of table) it(fact, () => expect(meaning(schema, source)).to.deep.equal(value));
});
