import { expect } from 'chai';
import type { Json, JsonObject } from '../../json/json.ts';
import type { Document } from '../document.ts';
import type { MediaType } from '../operations.ts';
import { findOperation } from '../operations.ts';
import { documentFromBytes } from '../read.ts';
import type { Pair } from './branch.ts';
import { growTree, newBranch } from './branch.ts';
import { formValue } from './form.ts';
import { queryValue } from './query.ts';
import { textsValue } from './serialised.ts';
import { treeValue } from './typed.ts';

const documentWith = (parameter: JsonObject): Document => {
  const paths = { '/x': { get: { operationId: 'x', parameters: [{ name: 'p', ...parameter }], responses: {} } } };
  return documentFromBytes(Buffer.from(JSON.stringify({ openapi: '3.1.0', info: { title: 'x', version: '1' }, paths })), 'x.json');
};

const list = { type: 'array', items: { type: 'integer' } };
const point = { type: 'object', properties: { x: { type: 'integer' }, y: { type: 'integer' } } };

/** What a parameter's text means. */
function read(parameter: JsonObject, text: string): Json {
  const document = documentWith(parameter);
  const [declared] = findOperation(document, 'x').parameters;
  if (declared === undefined) throw new Error('the operation has its parameter');
  return textsValue(document, declared, text);
}

/** What a query means for a parameter. */
function readQuery(parameter: JsonObject, query: string): Json | undefined {
  const document = documentWith({ in: 'query', ...parameter });
  const [declared] = findOperation(document, 'x').parameters;
  const tree = growTree([...new URLSearchParams(query)]);
  return declared === undefined || tree === undefined ? undefined : queryValue(document, declared, tree);
}

describe('a parameter written as one text', () => {
  const table: readonly (readonly [string, JsonObject, string, Json])[] = [
    ['a number', { in: 'path', schema: { type: 'integer' } }, '7', 7],
    ['a text of digits', { in: 'path', schema: { type: 'string' } }, '007', '007'],
    ['a truth', { in: 'header', schema: { type: 'boolean' } }, 'true', true],
    ['null', { in: 'header', schema: { type: ['integer', 'null'] } }, 'null', null],
    ['a number that is none', { in: 'path', schema: { type: 'integer' } }, '0x7', '0x7'],
    ['a value of an enum of numbers', { in: 'path', schema: { enum: [1, 2] } }, '2', 2],
    ['a value of a truth or nothing', { in: 'path', schema: { const: false } }, 'false', false],
    ['what one of several alternatives takes', { in: 'path', schema: { anyOf: [{ type: 'boolean' }, { type: 'integer' }] } }, '3', 3],
    ['anything', { in: 'path', schema: {} }, '3', '3'],
    ['something without a schema', { in: 'path' }, '3', '3'],
    ['a list', { in: 'path', schema: list }, '1,2', [1, 2]],
    ['a list after a dot', { in: 'path', style: 'label', explode: true, schema: list }, '.1.2', [1, 2]],
    ['a list in a matrix', { in: 'path', style: 'matrix', schema: list }, ';p=1,2', [1, 2]],
    ['an exploded list in a matrix', { in: 'path', style: 'matrix', explode: true, schema: list }, ';p=1;p=2', [1, 2]],
    ['a value in a matrix', { in: 'path', style: 'matrix', schema: { type: 'integer' } }, ';p=1', 1],
    ['an object in a matrix', { in: 'path', style: 'matrix', schema: point }, ';p=x,1,y,2', { x: 1, y: 2 }],
    ['an exploded object in a matrix', { in: 'path', style: 'matrix', explode: true, schema: point }, ';x=1;y=2', { x: 1, y: 2 }],
    ['a list between commas after a dot', { in: 'path', style: 'label', schema: list }, '.1,2', [1, 2]],
    ['an exploded object after a dot', { in: 'path', style: 'label', explode: true, schema: point }, '.x=1.y=2', { x: 1, y: 2 }],
    ['a list between pipes in a path', { in: 'path', style: 'pipeDelimited', schema: list }, '1|2', [1, 2]],
    ['an object', { in: 'header', schema: point }, 'x,1,y,2', { x: 1, y: 2 }],
    ['an exploded object', { in: 'header', explode: true, schema: point }, 'x=1,y=2', { x: 1, y: 2 }],
    ['a list with blanks and nothing between its commas, in a header', { in: 'header', schema: list }, '1, 2 ,, 3', [1, 2, 3]],
    ['an object with blanks, in a header', { in: 'header', schema: point }, 'x, 1, y, 2', { x: 1, y: 2 }],
    ['JSON', { in: 'header', content: { 'application/json': { schema: point } } }, '{"x":1}', { x: 1 }],
    ['text of a type that is not JSON', { in: 'header', content: { 'text/plain': { schema: { type: 'integer' } } } }, '1', 1],
    ['JSON that is none', { in: 'header', content: { 'application/json': { schema: point } } }, '{', '{'],
  ];
  for (const [what, parameter, text, value] of table) {
    it(`is read as ${what}`, () => expect(read(parameter, text)).to.deep.equal(value));
  }
});

describe('a query parameter', () => {
  const table: readonly (readonly [string, JsonObject, string, Json | undefined])[] = [
    ['is missing when it was not sent', { schema: list }, 'q=1', undefined],
    ['is a list when it is repeated', { schema: list }, 'p=1&p=2', [1, 2]],
    ['is a list of one when it stands once', { schema: list }, 'p=1', [1]],
    ['is a list between commas', { explode: false, schema: list }, 'p=1,2', [1, 2]],
    ['is a list between pipes', { style: 'pipeDelimited', explode: false, schema: list }, 'p=1|2', [1, 2]],
    ['is a list between blanks', { style: 'spaceDelimited', explode: false, schema: list }, 'p=1%202', [1, 2]],
    ['is an object between pipes', { style: 'pipeDelimited', explode: false, schema: point }, 'p=x|1|y|2', { x: 1, y: 2 }],
    ['is a list in empty brackets', { style: 'deepObject', schema: list }, 'p[]=1&p[]=2', [1, 2]],
    ['is a list in numbered brackets, in their order', { style: 'deepObject', schema: list }, 'p[1]=2&p[0]=1', [1, 2]],
    ['is an object in brackets', { style: 'deepObject', schema: point }, 'p[x]=1', { x: 1 }],
    ['is an object spread over the query', { schema: point }, 'x=1&y=2&z=3', { x: 1, y: 2 }],
    ['is an object or a number, as it was sent', { style: 'deepObject', schema: { anyOf: [point, { type: 'integer' }] } }, 'p=5', 5],
    ['has brackets in its name', { name: 'p[q]', schema: { type: 'integer' } }, 'p[q]=5', 5],
    ['is a map’s members, of those that can be', { schema: { type: 'object', additionalProperties: { type: 'integer' } } }, 'a=1&b=x', { a: 1 }],
    ['is the whole query as JSON', { in: 'querystring', content: { 'application/json': { schema: point } } }, '%7B%22x%22%3A1%7D', { x: 1 }],
    ['is the whole query as a form', { in: 'querystring', content: { 'application/x-www-form-urlencoded': { schema: point } } }, 'x=1&y=2', { x: 1, y: 2 }],
    ['is missing where it is the whole of an empty query', { in: 'querystring', content: { 'application/json': { schema: point } } }, '', undefined],
    ['is JSON where the document says so', { content: { 'application/json': { schema: point } } }, 'p={"x":1}', { x: 1 }],
  ];
  for (const [what, parameter, query, value] of table) {
    it(what, () => expect(readQuery(parameter, query)).to.deep.equal(value));
  }
});

describe('a form', () => {
  const document = documentWith({ in: 'query', schema: { type: 'object', properties: { n: { type: 'integer' }, lines: { type: 'array', items: point }, tags: { anyOf: [{ type: 'array', items: { type: 'string' } }, { enum: [''] }] } }, additionalProperties: { type: 'boolean' } } });
  const schema = findOperation(document, 'x').parameters[0]?.schema;
  const readForm = (pairs: readonly Pair[]): Json | undefined => {
    const tree = growTree(pairs);
    return tree && treeValue(document, schema, tree);
  };

  it('takes its types from the schema', () => expect(readForm([['n', '5'], ['other', 'true']])).to.deep.equal({ n: 5, other: true }));

  it('holds objects as JSON', () => expect(readForm([['lines[0]', '{"x":1}'], ['lines[1]', '[1'], ['lines[2]', '7']])).to.deep.equal({ lines: [{ x: 1 }, '[1', '7'] }));

  it('is an empty object without fields', () => expect(readForm([])).to.deep.equal({}));

  it('holds lists of objects', () => expect(readForm([['lines[0][x]', '1'], ['lines[1][x]', '2']])).to.deep.equal({ lines: [{ x: 1 }, { x: 2 }] }));

  it('unsets a list with an empty text', () => expect(readForm([['tags', '']])).to.deep.equal({ tags: '' }));

  it('keeps brackets that are no chain in the name', () => expect(readForm([['[a]', 'x'], ['b[', 'y']])).to.deep.equal({ '[a]': 'x', 'b[': 'y' }));

  it('keeps a prototype key an ordinary key', () => expect(Object.keys(Object(readForm([['__proto__[x]', '1']])))).to.deep.equal(['__proto__']));

  it('has fields whose names hold brackets', () => {
    const bracketed = documentWith({ in: 'query', schema: { type: 'object', properties: { 'pet[age]': { type: 'integer' } } } });
    const media: MediaType = { type: 'application/x-www-form-urlencoded', schema: findOperation(bracketed, 'x').parameters[0]?.schema, place: { pointer: '', value: {} } };
    expect(formValue(bracketed, media, growTree([['pet[age]', '5'], ['n', '1']]) ?? newBranch())).to.deep.equal({ n: '1', 'pet[age]': 5 });
  });

  it('has the lists that its encoding joins', () => {
    const tree = growTree([['tags', 'a|b'], ['other', 'true']]) ?? newBranch();
    const tagged = documentWith({ in: 'query', schema: { type: 'object', properties: { tags: { type: 'array', items: {} } } } });
    const encoding = { tags: { style: 'pipeDelimited' } };
    const media: MediaType = { type: 'application/x-www-form-urlencoded', schema: findOperation(tagged, 'x').parameters[0]?.schema, place: { pointer: '', value: { encoding } } };
    expect(formValue(tagged, media, tree)).to.deep.equal({ tags: ['a', 'b'], other: 'true' });
  });

  it('is refused when it nests deeper than any vendor’s', () => expect(growTree([[`a${'[b]'.repeat(20)}`, '1']])).to.equal(undefined));
});
