import type { Document } from '../../openapi/document.ts';
import { isAnyType } from '../../openapi/media-types.ts';
import type { DocumentedMessage } from '../../openapi/message.ts';
import type { MediaType } from '../../openapi/operations.ts';
import type { MessageInteraction } from '../../pact/types.ts';
import { checkReliance } from '../demand/check.ts';
import type { Demand } from '../demand/demand.ts';
import { demandOf } from '../demand/reliance.ts';
import { checkMessageExpectation } from '../expectation-shape.ts';
import type { MessageExpectation } from '../expectation.ts';
import { wrongExpectation } from '../problem.ts';
import type { WrittenBody } from '../response/body.ts';
import { drawBody, isDescribed, writtenBody } from '../response/body.ts';
import { statesOf, whenIn } from '../states.ts';
import { documentedMessage } from './documented.ts';
import { drawMetadata } from './metadata.ts';

/** The message that an expectation and the vendor's document make. A wrong expectation is a `Failure` that says what is near. */
export function drawMessage(document: Document, expectation: MessageExpectation): MessageInteraction {
  checkMessageExpectation(expectation);
  const message = documentedMessage(document, expectation);
  const { media, contents } = drawContents(document, message, expectation);
  const metadata = drawMetadata(document, message, expectation.metadata);
  const providerStates = statesOf(expectation.given);
  const rules = { ...(Object.keys(contents.rules).length === 0 ? {} : { body: contents.rules }), ...metadata.rules };
  return {
    type: 'Asynchronous/Messages',
    description: expectation.description ?? `${message.name} is sent${whenIn(providerStates)}`,
    providerStates,
    contents: { content: contents.content, contentType: isAnyType(media.type) ? 'application/json' : media.type, encoded: false },
    ...metadata.values,
    ...(Object.keys(rules).length === 0 ? {} : { matchingRules: rules }),
    comments: { references: { openapi: expectation.webhook === undefined ? { schema: message.name } : { webhook: message.name } } },
  };
}

interface DrawnContents {
  readonly media: MediaType;
  readonly contents: WrittenBody;
}

/** What is relied on of the contents, and no more. */
function drawContents(document: Document, { body: media, name, place }: DocumentedMessage, expectation: MessageExpectation): DrawnContents {
  const demand = demanded(document, expectation, { name, pointer: place.pointer });
  if (media?.schema !== undefined && isDescribed(media.type)) {
    checkReliance({ document, schema: media.schema }, reliance(expectation), demand);
    const drawn = drawBody({ document, echo: () => undefined, examples: expectation.examples }, media, demand);
    if (drawn !== undefined) return { media, contents: writtenBody(document, media, drawn) };
  }
  throw wrongExpectation(document, place.pointer, { code: 'expectation.body.undocumented', message: `${name} ${whyNoContents(media)}` });
}

/** The rules of fields are those of answers; a message has no status. */
const reliance = ({ relies, values, examples }: MessageExpectation) => ({
  status: 200,
  ...(relies === undefined ? {} : { relies }),
  ...(values === undefined ? {} : { values }),
  ...(examples === undefined ? {} : { examples }),
});

function demanded(document: Document, expectation: MessageExpectation, { name, pointer }: { readonly name: string; readonly pointer: string }): Demand {
  const demand = demandOf(reliance(expectation));
  if (demand !== undefined) return demand;
  const fix = 'name the fields that the handler reads in `relies`';
  throw wrongExpectation(document, pointer, { code: 'expectation.message.empty', message: `nothing of ${name} is relied on`, fix });
}

function whyNoContents(media: MediaType | undefined): string {
  if (media === undefined) return 'has no contents of a type that is read';
  return isDescribed(media.type) ? 'has contents that the document does not describe' : `is ${media.type}, of which no fields are known`;
}
