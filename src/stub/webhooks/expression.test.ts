import { expect } from 'chai';
import type { Exchange } from './expression.ts';
import { evaluate } from './expression.ts';

const exchange: Exchange = {
  url: 'http://acme.example/pets/7',
  method: 'PUT',
  statusCode: 200,
  request: { headers: new Headers({ 'x-hook': 'http://hook' }), query: new Map([['to', 'http://query']]), path: new Map([['id', 7]]), body: { a: [{ 'b/c': 'http://body' }] } },
  response: { headers: new Headers({ location: '/pets/8' }), body: { id: 8 } },
};

describe('a runtime expression', () => {
  const cases: Readonly<Record<string, string | undefined>> = {
    $url: 'http://acme.example/pets/7',
    '{$method} {$statusCode}': 'PUT 200',
    '$request.header.X-Hook': 'http://hook',
    '{$request.query.to}/{$request.path.id}': 'http://query/7',
    '$request.body#/a/0/b~1c': 'http://body',
    'http://x/{$response.body#/id}?at={$response.header.location}': 'http://x/8?at=/pets/8',
    'http://plain/hook': 'http://plain/hook',
    '$request.body#/none': undefined,
    '{$response.query.to}': undefined,
    '$request.header.no header': undefined,
    $unheard: undefined,
    '$request.body#/__proto__': undefined,
  };
  for (const [text, value] of Object.entries(cases)) {
    it(`${text} is ${value ?? 'nothing'}`, () => expect(evaluate(text, exchange)).to.equal(value));
  }
});
