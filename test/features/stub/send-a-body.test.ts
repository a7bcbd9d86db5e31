import { expect } from 'chai';
import type { Json } from '../../../src/json/json.ts';
import { documentOf } from '../../../src/openapi/testing/documents.ts';
import type { Ask } from '../../../src/stub/testing/client.ts';
import { stubOf } from '../../../src/stub/testing/client.ts';

const numbered = (name: string): Json => ({ schema: { type: 'object', required: [name], properties: { [name]: { type: 'integer' } } } });
const pet: Json = { type: 'object', required: ['name'], properties: { name: { type: 'string' }, age: { type: 'integer', minimum: 0 }, toys: { type: 'array', items: { type: 'object', properties: { size: { type: 'integer' } } } } } };
const upload = {
  schema: { type: 'object', required: ['photo'], properties: { photo: { type: 'string', format: 'binary' }, pet, pets: { type: 'array', items: pet }, tags: { type: 'array', items: { type: 'integer' } } } },
  encoding: { pet: { contentType: 'application/json' } },
};
const accepted = { '204': { description: 'taken' } };
const post = (content: Json): Json => ({ post: { requestBody: { required: true, content }, responses: accepted } });

const document = documentOf({
  openapi: '3.0.3',
  paths: {
    '/pets': post({ 'application/xml': { schema: pet } }),
    '/photos': post({ 'multipart/form-data': upload }),
    '/forms': post({ 'application/x-www-form-urlencoded': { schema: { type: 'object', properties: { pet, ids: { type: 'array', items: { type: 'integer' } } } }, encoding: { pet: { style: 'deepObject', explode: true }, ids: { style: 'pipeDelimited', explode: false } } } }),
    '/versions': post({ 'application/json;version=1': numbered('one'), 'application/json;version=2': numbered('two') }),
    '/notes': post({ 'text/plain': { schema: { type: 'string', maxLength: 5 } } }),
    '/files': post({ 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }),
  },
});

describe('sending a body', () => {
  let ask: Ask;
  before(() => {
    ask = stubOf([{ document }]);
  });

  const said = async (path: string, type: string, body: string): Promise<string> => {
    const { status, headers } = await ask(`POST ${path}`, { headers: { 'content-type': type }, body });
    return `${status} ${headers.get('vendorproof-refusal')?.split(' ').slice(0, 2).join(' ') ?? ''}`.trim();
  };

  const part = (name: string, text: string, head = ''): string => `--b\r\nContent-Disposition: form-data; name="${name}"${head}\r\n\r\n${text}\r\n`;
  const parts = (...all: readonly string[]): string => `${part('photo', 'x', '; filename="a.png"\r\nContent-Type: image/png')}${all.join('')}--b--\r\n`;
  const multipart = 'multipart/form-data; boundary=b';
  const form = 'application/x-www-form-urlencoded';

  const table: readonly (readonly [string, readonly [path: string, type: string, body: string], string])[] = [
    ['takes XML that the document allows', ['/pets', 'application/xml', '<Pet><name>Rex</name><toys><size>1</size></toys></Pet>'], '204'],
    ['takes XML by its other name', ['/pets', 'text/xml', '<Pet><name>Rex</name></Pet>'], '204'],
    ['names the field of XML that is wrong', ['/pets', 'application/xml', '<Pet><name>Rex</name><age>-1</age></Pet>'], '400 body.minimum /body/age'],
    ['names the field that XML lacks', ['/pets', 'application/xml', '<Pet/>'], '400 body.required /body/name'],
    ['refuses XML that is none', ['/pets', 'application/xml', '<Pet>'], '400 body.syntax /body'],
    ['takes a file beside JSON and a list', ['/photos', multipart, parts(part('pet', '{"name":"Rex"}', '\r\nContent-Type: application/json'), part('tags', '1'), part('tags', '2'))], '204'],
    ['reads JSON that is sent as a file', ['/photos', multipart, parts(part('pet', '{"name":"Rex","age":-1}', '; filename="blob"\r\nContent-Type: application/json'))], '400 body.minimum /body/pet/age'],
    ['reads a list of objects that is one part', ['/photos', multipart, parts(part('pets', '[{"name":"Rex"},{"name":1}]', '\r\nContent-Type: application/json'))], '400 body.type /body/pets/1/name'],
    ['names the part that is missing', ['/photos', multipart, `${part('tags', '1')}--b--\r\n`], '400 body.required /body/photo'],
    ['refuses parts without their boundary', ['/photos', 'multipart/form-data', parts()], '400 body.syntax /body'],
    ['reads an object in brackets and a list between pipes', ['/forms', form, 'pet[name]=Rex&pet[toys][0][size]=1&ids=1|2'], '204'],
    ['names the place in brackets that is wrong', ['/forms', form, 'pet[name]=Rex&pet[toys][0][size]=big'], '400 body.type /body/pet/toys/0/size'],
    ['names the member between pipes that is wrong', ['/forms', form, 'ids=1|x'], '400 body.type /body/ids/1'],
    ['tells media types apart by what is said beside their names', ['/versions', 'application/json; version=2', '{"one":1}'], '400 body.required /body/two'],
    ['takes either of media types where nothing is said that tells them apart', ['/versions', 'application/json', '{"two":2}'], '204'],
    ['checks a text', ['/notes', 'text/plain', 'too long'], '400 body.maxLength /body'],
    ['lets bytes pass', ['/files', 'application/octet-stream', '\u0000\u0001'], '204'],
  ];
  for (const [fact, sent, answer] of table) it(fact, async () => expect(await said(...sent)).to.match(new RegExp(`^${answer}`)));
});
