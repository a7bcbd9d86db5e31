import { Failure } from '../../failure/failure.ts';
import { writtenPath } from '../../generate/demand/path.ts';
import { listedIn } from '../../generate/demand/reliance.ts';
import { answerValue, drawInteraction } from '../../generate/draw-interaction.ts';
import type { Expectation } from '../../generate/expectation.ts';
import type { Json } from '../../json/json.ts';
import type { Document } from '../../openapi/document.ts';
import type { Interaction } from '../../pact/types.ts';
import type { Refused, Setup } from './bench.ts';
import { tryOut } from './bench.ts';
import { changeField } from './change-field.ts';
import { experimentsWith } from './experiments.ts';
import { innermost } from './paths.ts';
import { leastThatDoes } from './reduce.ts';
import type { Subject } from './subject.ts';
import { relyingOn, subjectOf } from './subject.ts';
import type { Found, Tried } from './types.ts';

/** A test's function and what it is run against. */
export interface Question {
  readonly document: Document;
  readonly expectations: readonly Expectation[];
  readonly run: (url: string) => unknown;
  /** Which of them are experimented with; the others answer as they say. */
  readonly isAsked: (expectation: Expectation) => boolean;
  /** Whether only what is listed is tried, by taking it away. What a test leaves to experiments is found as ever. */
  readonly isOfListed?: boolean;
  /** A function that takes longer than this, in milliseconds, has failed. Default: five seconds. */
  readonly patience?: number;
}

/** An expectation with what was found of it. */
export interface Answered {
  /** With a list of what it relies on, where it left that to experiments. */
  readonly expectation: Expectation;
  /** Undefined where nobody asked. */
  readonly found?: Found;
}

/** More experiments with one interaction than this take too long to wait for. */
export const mostExperiments = 400;

/**
 * Finds by experiment what a test's function relies on: it is run against the whole documented answer, and then again and again with one
 * field of it left out or changed. Undefined where it cannot be told since it fails as it is, which playing it tells better.
 */
export async function discover({ document, patience = 5000, isOfListed = false, ...question }: Question): Promise<readonly Answered[] | undefined> {
  const subjects = question.expectations.map((expectation) => (question.isAsked(expectation) ? subjectOf(document, expectation, mostExperiments) : fixed(expectation)));
  const draw = (expectations: readonly Expectation[]): readonly Interaction[] => expectations.map((expectation) => drawInteraction(document, expectation));
  const attempt = (expectations: readonly Expectation[]): Promise<Refused> => tryOut({ interactions: draw(expectations), run: question.run, patience });
  const isBrief = isOfListed && subjects.every((subject) => !isLeftOpen(subject));
  const basis = isBrief ? { expectations: question.expectations, notes: [] } : await basisOf(subjects, attempt);
  if (basis === undefined) return undefined;
  const found: Found[] = [];
  const laboratory = { document, basis, interactions: draw(basis.expectations), run: question.run, patience, isBrief };
  for (const [index, subject] of subjects.entries()) found.push(await experiment(laboratory, subject, index));
  const settled = await leastThatDoes(subjects, found, attempt);
  return subjects.map(({ expectation }, index) => ({
    expectation: expectation.response.relies === 'discover' ? relyingOn(expectation, settled[index]?.relied ?? []) : expectation,
    ...(question.isAsked(expectation) && settled[index] !== undefined ? { found: settled[index] } : {}),
  }));
}

const fixed = (expectation: Expectation): Subject => ({ expectation, fields: [], paths: [], isCut: false });

const isLeftOpen = ({ expectation }: Subject): boolean => expectation.response.relies === 'discover';

interface Basis {
  readonly expectations: readonly Expectation[];
  readonly notes: readonly string[];
}

/** The answers that experiments begin from: with every documented field if the client takes them, else with those that are listed. */
async function basisOf(subjects: readonly Subject[], attempt: (expectations: readonly Expectation[]) => Promise<Refused>): Promise<Basis | undefined> {
  const whole = subjects.map(wholly);
  const refused = await attempt(whole);
  if (refused === undefined) return { expectations: whole, notes: [] };
  const listed = subjects.map((subject) => (isLeftOpen(subject) ? wholly(subject) : subject.expectation));
  const again = subjects.every(isLeftOpen) ? refused : await attempt(listed);
  if (again === undefined) return { expectations: listed, notes: [`only the listed fields were tried: where the answer has all that are documented the client fails with: ${refused}`] };
  if (subjects.some(isLeftOpen)) throw notToBeTold(subjects, again);
  return undefined;
}

const wholly = ({ expectation, paths }: Subject): Expectation => relyingOn(expectation, innermost([...listedIn(expectation.response), ...paths]));

const notToBeTold = (subjects: readonly Subject[], refused: string): Failure =>
  new Failure(`what ${subjects.map(({ expectation }) => expectation.operation).join(' and ')} is relied on for cannot be discovered: with every documented field in the answer the client fails with: ${refused}`, {
    code: 'contract.discover.baseline',
    kind: 'no',
    fix: 'say in `values` or `examples` what the client needs to get through, such as `values: { has_more: false }`',
  });

interface Laboratory extends Pick<Setup, 'interactions' | 'run' | 'patience'> {
  readonly document: Document;
  readonly basis: Basis;
  /** Only absences are tried. */
  readonly isBrief: boolean;
}

const nothingToTry: Found = { relied: [], tried: [], experiments: 0, notes: [] };

async function experiment(laboratory: Laboratory, { fields, isCut }: Subject, index: number): Promise<Found> {
  const { document, basis: { expectations, notes }, isBrief, ...setup } = laboratory;
  const expectation = expectations[index];
  const body = expectation && answerValue(document, expectation);
  const description = setup.interactions[index]?.description;
  if (body === undefined || description === undefined || fields.length === 0) return { ...nothingToTry, notes };
  const all = experimentsWith(document, body.value, fields).filter(({ change }) => !isBrief || change === 'absent');
  const experiments = all.slice(0, mostExperiments);
  const tried = new Map<string, Tried>();
  for (const { path, change, instead } of experiments) {
    // Links in it lead to the server of this very run; a text is written anew.
    const of = (drawn: Json): Json => (typeof drawn === 'string' ? body.write(changeField(body.value, path, instead)) : changeField(drawn, path, instead));
    const refused = await tryOut({ ...setup, change: { description, of } });
    const name = writtenPath(path);
    tried.set(name, { path: name, changes: { ...tried.get(name)?.changes, [change]: refused === undefined ? 'tolerated' : { fails: refused } } });
  }
  const known = new Set(fields.map(({ path }) => writtenPath(path)));
  const cut = isCut || all.length > experiments.length ? [`only the first ${experiments.length} experiments were made: fields deeper down were not tried`] : [];
  return { relied: reliedOn([...tried.values()], known), tried: [...tried.values()], experiments: experiments.length, notes: [...notes, ...cut] };
}

/** What the client fails without. Where it takes no empty list, an element is what it relies on. */
function reliedOn(tried: readonly Tried[], known: ReadonlySet<string>): readonly string[] {
  const fails = ({ changes }: Tried, change: keyof Tried['changes']): boolean => typeof changes[change] === 'object';
  const needed = tried.filter((field) => fails(field, 'absent')).map(({ path }) => path);
  const filled = tried.filter((field) => fails(field, 'absent') && fails(field, 'empty')).flatMap(({ path }) => (known.has(`${path}[]`) ? [`${path}[]`] : []));
  return innermost([...needed, ...filled]);
}
