import { expect } from 'chai';
import { pageResponse } from './layout.ts';
import { breakable, html, withCode } from './markup.ts';
import { prettyJson } from './pretty-json.ts';
import { statusMark } from './status.ts';
import { ago, timeTag } from './time.ts';

const text = async (markup: unknown): Promise<string> => String(await markup);

describe('page layout', () => {
  const page = { title: 'A <b> page', crumbs: [{ label: 'Pacts', href: '/p' }, { label: 'here' }], home: '/', main: html`<h1>x</h1>` };

  it('allows its own style sheet by hash, and no script', async () => {
    const response = await pageResponse(page);
    expect(response.headers.get('content-security-policy')).to.match(/^default-src 'none'; style-src 'sha256-[^']+';/);
    expect(await response.text()).not.to.match(/<script|style=/);
  });

  it('has a language, a skip link, one main landmark and the way here', async () => {
    const body = await (await pageResponse(page)).text();
    expect(body).to.include('<html lang="en">').and.include('href="#main"').and.include('<main id="main"');
    expect(body).to.match(/aria-label="Breadcrumb".*href="\/p".*aria-current="page">here/s);
  });

  it('escapes the title', async () => {
    expect(await (await pageResponse(page)).text()).to.include('<title>A &lt;b&gt; page · vendorproof</title>');
  });

  it('answers with the status it is given', async () => {
    expect((await pageResponse(page, 404)).status).to.equal(404);
  });
});

describe('page markup', () => {
  it('shows backticked words as code and escapes both', async () => {
    expect(await text(html`${withCode('a `<b>` & c')}`)).to.equal('a <code>&lt;b&gt;</code> &amp; c');
  });

  it('lets a name break after punctuation only', async () => {
    expect(await text(html`${breakable('a-b.c')}`)).to.equal('a-<wbr>b.<wbr>c');
  });

  it('gives every status a word and a shape of its own', async () => {
    const statuses = ['passed', 'failed', 'stale', 'never', 'unknown'] as const;
    const marks = await Promise.all(statuses.map((status) => text(statusMark(status))));
    expect(new Set(marks.map((mark) => /<svg.*<\/svg>/.exec(mark)?.[0])).size).to.equal(statuses.length);
    expect(marks[0]).to.include('<span>passed</span>').and.include('aria-hidden="true"');
  });
});

describe('page times', () => {
  const now = new Date('2026-03-01T12:00:00Z');

  for (const [then, words] of [
    ['2026-03-01T11:59:30Z', 'just now'],
    ['2026-03-01T11:58:00Z', '2 minutes ago'],
    ['2026-02-28T12:00:00Z', '1 day ago'],
    ['2024-01-01T00:00:00Z', '2 years ago'],
    ['2026-03-01T13:00:00Z', 'in 1 hour'],
  ] as const) {
    it(`says ${words}`, () => {
      expect(ago(new Date(then), now)).to.equal(words);
    });
  }

  it('keeps the instant for machines and for hovering', async () => {
    expect(await text(timeTag('2026-02-28T12:00:00.000Z', now))).to.equal('<time datetime="2026-02-28T12:00:00Z" title="2026-02-28T12:00:00Z">1 day ago</time>');
  });

  it('shows what is no time as it is', async () => {
    expect(await text(timeTag('<soon>', now))).to.equal('&lt;soon&gt;');
  });
});

describe('page JSON', () => {
  it('prints nested values over lines and tells keys, texts and values apart', async () => {
    const printed = await text(prettyJson({ a: ['x', 1], b: {}, c: [] }));
    expect(printed.replaceAll(/<[^>]+>/g, '')).to.equal('{\n  &quot;a&quot;: [\n    &quot;x&quot;,\n    1\n  ],\n  &quot;b&quot;: {},\n  &quot;c&quot;: []\n}');
    expect(printed).to.match(/class="k">&quot;a/).and.match(/class="s">&quot;x/).and.match(/class="v">1/);
  });

  it('escapes keys and texts', async () => {
    expect(await text(prettyJson({ '<i>': '</code><script>' }))).not.to.match(/<i>|<script>/);
  });

  it('prints what is nested without end on one line', async () => {
    const deep = JSON.parse('['.repeat(500) + ']'.repeat(500));
    expect((await text(prettyJson(deep))).split('\n')).to.have.lengthOf.below(100);
  });
});
