import type { Json } from '../../../json/json.ts';
import { member } from '../../../json/pointer.ts';
import { encodeMetadata } from '../../domain/metadata.ts';
import { pactName } from '../../domain/pact-name.ts';
import type { Publication, Verification, VerificationDetails } from '../../domain/types.ts';
import { pactVersionUrl, resultUrl } from '../addresses.ts';
import { link, present, time } from '../hal.ts';

/** A result with what its representation shows of others. */
export interface ResultView {
  readonly result: Verification;
  readonly details: VerificationDetails;
  /** A publication of the verified content. */
  readonly publication: Publication;
}

export function resultBody(base: string, { result, details, publication }: ResultView): object {
  const metadata = encodeMetadata({ consumerVersions: [publication.consumerVersion.number] });
  return {
    ...present({
      providerName: result.provider.name,
      providerApplicationVersion: result.providerVersion.number,
      success: result.success,
      verificationDate: time(result.createdAt),
      buildUrl: result.buildUrl,
      testResults: parsed(details.testResults),
    }),
    verifiedBy: verifiedBy(parsed(details.verifiedBy)),
    _links: {
      self: link(resultUrl(base, result), 'Verification result', `Verification result ${result.number} for ${pactName(publication)}`),
      'pb:pact-version': link(pactVersionUrl(base, publication, 'metadata', metadata), 'Pact', pactName(publication)),
      'pb:triggered-webhooks': link(`${resultUrl(base, result)}/triggered-webhooks`, 'Webhooks triggered by this result'),
    },
  };
}

/** Posted nested, served flat: so the official broker has it. */
function verifiedBy(posted: Json): object {
  const language = member(posted, 'clientLanguage');
  return present({
    implementation: member(posted, 'implementation'),
    version: member(posted, 'version'),
    client_implementation: member(language, 'name'),
    client_test_framework: member(language, 'testFramework'),
    client_version: member(language, 'version'),
  });
}

/** Only `results.ts` writes these columns, and only JSON. */
const parsed = (text: string | null): Json => (text === null ? null : JSON.parse(text));
