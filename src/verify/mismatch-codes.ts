/** Every reason why an interaction is not `passed`, with what it means. */
export const mismatchCodes = {
  'response.status.mismatch': 'the answer has another status',
  'response.header.mismatch': 'a header of the answer is missing or has another value',
  'response.content-type.mismatch': 'the body of the answer has another content type, so nothing in it was compared',
  'response.body.mismatch': 'something in the body of the answer is missing or different',
  'request.error': 'the verifier could not send the request or read the answer',
  'target.unreachable': 'the target gave no answer',
  'state.unknown': 'nobody has defined a provider state, so the interaction was not replayed',
  'state.failed': 'a provider state could not be set up, so the interaction was not replayed',
  'interaction.unsupported': 'the interaction is not over HTTP',
  'interaction.not-verified': 'the verifier said nothing about the interaction',
} as const;

export type MismatchCode = keyof typeof mismatchCodes;
