import type { Json } from '../../../json/json.ts';
import { isArray } from '../../../json/json.ts';
import { member } from '../../../json/pointer.ts';
import type { SelectorContext } from '../../domain/selector-checks.ts';
import { selectorProblems } from '../../domain/selector-checks.ts';
import { textMember } from '../checks.ts';
import type { Problem } from '../refusal.ts';

/** What is wrong with a request for pacts to verify. */
export function verifiableProblems(body: Json, knowsEnvironment: SelectorContext['knowsEnvironment']): readonly Problem[] {
  const context = { providerBranch: textMember(body, 'providerVersionBranch'), knowsEnvironment };
  return [
    ...selectorsProblems(body, (selector) => selectorProblems(selector, context)),
    ...tagsProblems(member(body, 'providerVersionTags')),
    ...pendingProblems(body),
    ...branchProblems(body),
  ];
}

/** The same of the old form of the request, which knows no selectors but those of tags, and other names. */
export const oldFormProblems = (body: Json): readonly Problem[] =>
  [
    ...selectorsProblems(body, (selector) => (member(selector, 'tag') === undefined ? ['tag is missing'] : [])),
    ...verifiableProblems(body, () => true),
  ].map(([field, message]) => [field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), message]);

function selectorsProblems(body: Json, problemsOf: (selector: Json) => readonly string[]): readonly Problem[] {
  const field = 'consumerVersionSelectors';
  const selectors = member(body, field);
  if (selectors === undefined) return [];
  if (!isArray(selectors)) return [[field, 'must be an array']];
  return selectors.flatMap((selector, index) => problemsOf(selector).map((message): Problem => [field, `${message} (at index ${index})`]));
}

const tagsProblems = (tags: Json | undefined): readonly Problem[] =>
  tags === undefined || tags === null || isArray(tags) ? [] : [['providerVersionTags', 'must be an array']];

function pendingProblems(body: Json): readonly Problem[] {
  const pending = member(body, 'includePendingStatus');
  const since = member(body, 'includeWipPactsSince');
  return [
    ...(pending === undefined || typeof pending === 'boolean'
      ? []
      : [['includePendingStatus', 'must be one of: true, false'] as const]),
    ...(since === undefined || isDate(since) ? [] : [['includeWipPactsSince', 'must be a date'] as const]),
  ];
}

const isDate = (value: Json): boolean => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value) && !Number.isNaN(Date.parse(value));

/** An empty branch is let pass where it makes no difference: so have clients always sent it. */
function branchProblems(body: Json): readonly Problem[] {
  const branch = member(body, 'providerVersionBranch');
  if (branch === undefined || branch === null) return [];
  if (typeof branch !== 'string') return [['providerVersionBranch', 'must be a string']];
  if (branch !== '') return branch.trim() === '' ? [['providerVersionBranch', 'cannot be blank']] : [];
  const tags = member(body, 'providerVersionTags');
  const needsLine = member(body, 'includePendingStatus') === true || member(body, 'includeWipPactsSince') !== undefined;
  return needsLine && !(isArray(tags) && tags.length > 0) ? [['providerVersionBranch', emptyBranch]] : [];
}

const emptyBranch =
  'when pending or WIP pacts are asked for and there are no provider tags, the provider version branch must not be empty: it tells for whom a pact is pending';
