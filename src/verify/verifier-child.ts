// Runs as a process of its own: Pact's native verifier writes to the process's output past JavaScript,
// and a crash takes the process with it.
import { getFfiLib } from '@pact-foundation/pact-core';
import { exitProcess } from '../system/exit.ts';
import type { VerifierCall, VerifierReply } from './verifier-call.ts';

// The channel closes when the parent ends, however it ends: nothing outlives it.
process.on('disconnect', () => exitProcess(0));

const ffi = getFfiLib('error');

// Only the parent writes to this channel, and only calls.
process.on('message', (call: VerifierCall) => verify(call));

function verify(call: VerifierCall): void {
  const verifier = ffi.pactffiVerifierNewForApplication('vendorproof', '1');
  ffi.pactffiVerifierSetProviderInfo(verifier, 'provider', 'http', '127.0.0.1', call.port, '/');
  ffi.pactffiVerifierAddProviderTransport(verifier, 'message', call.messagesPort, '/', 'http');
  ffi.pactffiVerifierSetProviderState(verifier, call.statesUrl, true, true);
  ffi.pactffiVerifierSetVerificationOptions(verifier, false, call.timeoutMs);
  // A redirect is an answer like any other: the pact says what to expect.
  ffi.pactffiVerifierSetFollowRedirects(verifier, false);
  ffi.pactffiVerifierAddFileSource(verifier, call.file);
  ffi.pactffiVerifierExecute(verifier, (error) => {
    const report = ffi.pactffiVerifierJson(verifier);
    ffi.pactffiVerifierShutdown(verifier);
    reply(error ? { id: call.id, error: String(error) } : { id: call.id, report });
  });
}

const reply = (message: VerifierReply): void => void process.send?.(message);
