import { html, nothing, type Markup } from '../../page/markup.ts';
import { kinds, kindWords } from './kinds.ts';
import type { Scene } from './links.ts';
import { matrixResults, type Matrix, type MatrixFilter, type MatrixResult } from './matrix.ts';

const resultWords: Readonly<Record<MatrixResult, string>> = { passed: 'passed', failed: 'failed', never: 'never verified' };

/** Narrows a matrix by branch, kind of evidence and result; a plain form that works without scripts. */
export const matrixForm = ({ links }: Scene, { pair, filter, branches }: Matrix): Markup => html`
<form class="filter" role="search" method="get" action="${links.matrix(pair)}">
${select('branch', 'Consumer branch', options(branches, filter.branch, (name) => name))}
${select('kind', 'Evidence', options(kinds, filter.kind, (kind) => kindWords[kind].label))}
${select('result', 'Result', options(matrixResults, filter.result, (result) => resultWords[result]))}
<button>Filter</button>
${isFiltered(filter) ? html`<a href="${links.matrix(pair)}">Show all</a>` : nothing}
</form>`;

export const isFiltered = ({ branch, kind, result }: MatrixFilter): boolean => [branch, kind, result].some((value) => value !== undefined);

const select = (name: string, label: string, choices: readonly Markup[]): Markup => html`<label for="${name}">${label}
<select id="${name}" name="${name}"><option value="">all</option>${choices}</select></label>`;

const options = <Value extends string>(
  values: readonly Value[],
  chosen: Value | undefined,
  words: (value: Value) => string,
): readonly Markup[] => values.map((value) => html`<option value="${value}" ${value === chosen ? 'selected' : ''}>${words(value)}</option>`);
