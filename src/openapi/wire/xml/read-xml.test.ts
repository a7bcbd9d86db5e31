import { expect } from 'chai';
import type { Element } from './read-xml.ts';
import { readXml } from './read-xml.ts';

/** An element as a short text: `a[k=v](b|text)`. */
function shown({ name, attributes, children, text }: Element): string {
  const own = [...attributes].map(([key, value]) => `${key}=${value}`).join(',');
  return `${name}${own === '' ? '' : `[${own}]`}(${[...children.map(shown), text.trim()].filter((part) => part !== '').join('|')})`;
}

const read = (source: string): string | undefined => {
  const root = readXml(source);
  return root && shown(root);
};

describe('an XML text', () => {
  const table: readonly (readonly [string, string])[] = [
    ['<?xml version="1.0"?><!-- a - b --><a><b>1</b><b/></a>\n', 'a(b(1)|b())'],
    ['<p:a xmlns:p="urn:x" xmlns="urn:y" p:k=\'v &lt;\'><p:b k = "1" /></p:a>', 'a[k=v <](b[k=1]())'],
    ['<a>x &amp; &#233; &#xe9;<![CDATA[<b>]]]></a>', 'a(x & é é<b>])'],
    ['\uFEFF<a>1<b>2</b>3</a>', 'a(b(2)|13)'],
    ['<été/>', 'été()'],
  ];
  for (const [source, tree] of table) it(`${source} is read`, () => expect(read(source)).to.equal(tree));

  const wrong = ['', 'text', '<a>', '<a></b>', '<a/><b/>', '<a/>text', '</a>', '<a b=1/>', '<a b="<"/>', '<a>&nbsp;</a>', '<a b="&"/>', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', '<a><![CDATA[</a>'];
  for (const source of wrong) it(`${source} is none`, () => expect(read(source)).to.equal(undefined));

  it('that nests too deep is none', () => expect(read('<a>'.repeat(1000) + '</a>'.repeat(1000))).to.equal(undefined));

  it('that is long and hostile is given up at once', () => {
    const sources = ['<a '.repeat(50_000), `<a ${'b="" '.repeat(50_000)}`, '<!--'.repeat(50_000), '<![CDATA['.repeat(50_000), '&'.repeat(100_000), `<a>${'&a'.repeat(50_000)}</a>`];
    const started = performance.now();
    expect(sources.map(read)).to.deep.equal(sources.map(() => undefined));
    expect(performance.now() - started).to.be.lessThan(2000);
  });
});
