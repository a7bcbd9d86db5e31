import type { Authorization } from '../auth/authorizer.ts';
import { AttemptFailed } from './attempt-failed.ts';
import { exchangeAt, type WholeAnswer } from './exchange.ts';
import type { Course, Kit } from './kit.ts';
import type { CallRequest } from './request.ts';

/** One attempt, when its turn comes: with credentials, which are replaced once where the vendor refuses them. */
export const attempt = (kit: Kit, request: CallRequest<unknown>, course: Course): Promise<WholeAnswer> =>
  kit.limits.run(async () => {
    const authorization = await kit.authorizer.authorize();
    try {
      return await send(kit, { request, course, authorization });
    } catch (error) {
      if (!isRefusedCredential(error) || (await authorization.renew?.()) !== true) throw error;
      return send(kit, { request, course, authorization: await kit.authorizer.authorize() });
    }
  }, course.signal);

/** A 401 was not acted upon, so even a write may be sent again. */
const isRefusedCredential = (error: unknown): boolean => error instanceof AttemptFailed && error.call.answer?.status === 401;

interface Parts {
  readonly request: CallRequest<unknown>;
  readonly course: Course;
  readonly authorization: Authorization;
}

async function send(kit: Kit, { request, course, authorization }: Parts): Promise<WholeAnswer> {
  const { http, observer, clock, rules, limits } = kit;
  const headers = { ...kit.headers, ...course.headers, ...authorization.headers };
  const { largestAnswer = kit.largestAnswer, timeoutMs = kit.timeoutMs } = request;
  const sending = { http, name: course.name, request, headers, largestAnswer, timeoutMs, signal: course.signal, observer, clock };
  const answer = await kit.endpoints.run((url) => exchangeAt(url, sending));
  const paceMs = rules.paceMs?.(answer.headers, clock.now()) ?? 0;
  if (paceMs > 0) void limits.holdFor(() => clock.sleep(paceMs)).catch(() => {});
  return answer;
}
