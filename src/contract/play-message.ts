import type { AsynchronousMessage } from '@pact-foundation/pact-core';
import { asText } from '../json/as-text.ts';
import type { Json } from '../json/json.ts';
import type { MessageInteraction } from '../pact/types.ts';
import { coreBody } from './core-body.ts';
import { describeCommon, newPact, withRules } from './core-pact.ts';
import { keepFragment } from './fragment.ts';
import type { Play } from './play-types.ts';

/** A message as the vendor would send it, for the consumer's handler. */
export interface ReceivedMessage {
  /** What is relied on and no more: parsed where it is JSON, else a text. */
  readonly contents: Json;
  /** The same as it comes over the wire, for handlers that check a signature or parse by themselves. */
  readonly bytes: Uint8Array;
  /** `application/json`. */
  readonly contentType: string;
  /** The headers that the expectation names, by name. */
  readonly metadata: { readonly [name: string]: string };
}

/** A message that is about to be handed to a handler. */
export interface MessagePlay extends Pick<Play, 'consumer' | 'provider' | 'folder'> {
  readonly message: MessageInteraction;
}

/** Hands a message to the consumer's handler, and keeps it as a fragment of Pact's own making if the handler takes it. */
export async function playMessage<T>({ message, ...play }: MessagePlay, run: (message: ReceivedMessage) => T | Promise<T>): Promise<T> {
  const pact = await newPact(play);
  const core = pact.newAsynchronousMessage(message.description);
  describeMessage(core, message);
  const result = await run(received(core, message));
  await keepFragment({ ...play, interactions: [message] }, (folder) => pact.writePactFile(folder, false));
  return result;
}

function describeMessage(core: AsynchronousMessage, message: MessageInteraction): void {
  const { contents, metadata = {}, matchingRules } = message;
  describeCommon(core, message);
  if (contents !== undefined) core.withContents(coreBody(contents, undefined), contents.contentType);
  for (const [name, value] of Object.entries(metadata)) core.withMetadata(name, asText(value));
  withRules(matchingRules, (rules) => core.withMatchingRules(rules));
}

function received(core: AsynchronousMessage, { contents, metadata = {} }: MessageInteraction): ReceivedMessage {
  return {
    contents: contents?.content ?? null,
    bytes: new Uint8Array(core.getRequestContents()),
    contentType: contents?.contentType ?? '',
    metadata: Object.fromEntries(Object.entries(metadata).map(([name, value]) => [name, asText(value)])),
  };
}
