import { expect } from 'chai';
import { readXml } from './xml-read.ts';

describe('an XML document', () => {
  it('is read with its attributes, texts and children', () => {
    const root = readXml('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]><a b="1 &lt; 2" c=\'&#65;&#x42;\'>one<b/><!-- no -->two<![CDATA[<3>]]></a>\n');
    expect(root).to.deep.include({ name: 'a', text: 'onetwo<3>', size: 4 });
    expect([...(root?.attributes ?? [])]).to.deep.equal([['b', '1 < 2'], ['c', 'AB']]);
    expect(root?.children.map(({ name }) => name)).to.deep.equal(['b']);
  });

  it('has names in their namespaces', () => {
    const root = readXml('<a xmlns="urn:a" xmlns:p="urn:p" p:x="1" y="2"><p:b/><b xmlns=""/></a>');
    expect([root?.name, ...(root?.children.map(({ name }) => name) ?? []), ...(root?.attributes.keys() ?? [])]).to.deep.equal(['urn:a:a', 'urn:p:b', 'b', 'urn:p:x', 'y']);
  });

  it('is none where its tags do not fit, or what is not XML surrounds it', () => {
    const texts = ['', 'a', '<a>', '</a>', '<a></b>', '<a/><b/>', 'x<a/>', '<a/>x', '<a b="1" b="2"/>', '<a b=1/>', '<a><b></a></b>', '<a'];
    expect(texts.map(readXml)).to.deep.equal(texts.map(() => undefined));
  });

  it('is none where it nests too deeply', () => expect(readXml('<a>'.repeat(1000) + '</a>'.repeat(1000))).to.equal(undefined));

  it('keeps references that it does not know', () => expect(readXml('<a>&x;&#x110000;&amp;</a>')?.text).to.equal('&x;\uFFFD&'));
});
