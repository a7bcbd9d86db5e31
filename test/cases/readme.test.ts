import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';

const folder = import.meta.dirname;
const text = readFileSync(join(folder, 'README.md'), 'utf8');
const rows = text.split('## ')[1]?.split('\n').filter((line) => line.startsWith('| ') && line.includes('`')) ?? [];
const casesIn = (row: string): readonly string[] => [...row.matchAll(/`([a-z]+\/[\w.-]+)`/g)].map(([, name = '']) => name);

describe('the list of habits of real documents', () => {
  it('names only cases that are there', () => {
    expect(rows.flatMap(casesIn).filter((name) => !existsSync(join(folder, name)))).to.deep.equal([]);
  });

  it('has a case for each habit', () => {
    expect([rows.length, rows.filter((row) => casesIn(row).length === 0)]).to.deep.equal([30, []]);
  });

  it('stands beside a list that names every stage', () => {
    const stages = readdirSync(folder).filter((name) => statSync(join(folder, name)).isDirectory());
    expect(stages.filter((stage) => !text.includes(`\`${stage}\``))).to.deep.equal([]);
  });
});
