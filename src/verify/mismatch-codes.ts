/** Every reason why an interaction is not `passed`, with what it means. */
export const mismatchCodes = {
  'response.status.mismatch': 'the answer has another status',
  'response.header.mismatch': 'a header of the answer is missing or has another value',
  'response.content-type.mismatch': 'the body of the answer has another content type, so nothing in it was compared',
  'response.body.mismatch': 'something in the body of the answer is missing or different',
  'message.content-type.mismatch': 'the message has another content type, so nothing in it was compared',
  'message.contents.mismatch': 'something in the message is missing or different',
  'message.metadata.mismatch': 'something that comes with the message is missing or has another value',
  'message.undocumented': 'the target sends no such message',
  'message.unsourced': 'the pact does not say which webhook or schema the message is, so it was not replayed',
  'message.vendor-sends': 'the vendor has to send the message, so it was not replayed',
  'request.error': 'the verifier could not send the request or read the answer',
  'target.unreachable': 'the target gave no answer',
  'state.unknown': 'nobody has defined a provider state, so the interaction was not replayed',
  'state.failed': 'a provider state could not be set up, so the interaction was not replayed',
  'interaction.unsupported': 'the interaction is neither over HTTP nor an asynchronous message',
  'interaction.not-verified': 'the verifier said nothing about the interaction',
} as const;

export type MismatchCode = keyof typeof mismatchCodes;
