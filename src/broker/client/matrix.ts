import type { Json } from '../../json/json.ts';
import { Failure } from '../../failure/failure.ts';
import { at, linkOf, listAt, textAt } from './hal-document.ts';
import type { Hal } from './hal.ts';
import { noticesOf } from './publish.ts';
import type { Matrix, MatrixQuery, MatrixRow } from './types.ts';

/** Brokers cut the matrix at 100 rows unless told otherwise, and answer from what is left: a wrong yes. */
const rowLimit = '10000';

export async function matrix(hal: Hal, query: MatrixQuery): Promise<Matrix> {
  try {
    const { document } = await hal.get(matrixUrl(hal.baseUrl, query));
    const deployable = at(document, 'summary', 'deployable');
    return {
      deployable: typeof deployable === 'boolean' ? deployable : null,
      rows: listAt(document, 'matrix').map(row),
      notices: noticesOf(document),
    };
  } catch (error) {
    const isRefused = error instanceof Failure && error.code === 'broker.refused';
    if (isRefused && !(await isKnown(hal, query.pacticipant))) return unknownPacticipant(query.pacticipant);
    throw error;
  }
}

function matrixUrl(baseUrl: string, { pacticipant, version, environment }: MatrixQuery): string {
  const parameters = new URLSearchParams({ 'q[][pacticipant]': pacticipant, 'q[][version]': version, latestby: 'cvpv', limit: rowLimit });
  if (environment !== undefined) parameters.set('environment', environment);
  return `${baseUrl}/matrix?${parameters.toString()}`;
}

const isKnown = async (hal: Hal, pacticipant: string): Promise<boolean> =>
  (await hal.find(await hal.start('pb:pacticipant', { pacticipant }))) !== undefined;

/** Nobody has published anything yet: that is unknown, not a mistake in the question. */
const unknownPacticipant = (pacticipant: string): Matrix => ({
  deployable: null,
  rows: [],
  notices: [{ type: 'error', text: `nothing was ever published for ${pacticipant}` }],
});

function row(value: Json): MatrixRow {
  const result = at(value, 'verificationResult');
  const success = at(result, 'success');
  return {
    consumer: textAt(value, 'consumer', 'name') ?? '',
    consumerVersion: textAt(value, 'consumer', 'version', 'number') ?? '',
    provider: textAt(value, 'provider', 'name') ?? '',
    providerVersion: textAt(value, 'provider', 'version', 'number'),
    pactUrl: linkOf(at(value, 'pact'), 'self') ?? '',
    success: typeof success === 'boolean' ? success : undefined,
    verifiedAt: textAt(result, 'verifiedAt'),
    resultUrl: linkOf(result, 'self'),
  };
}
