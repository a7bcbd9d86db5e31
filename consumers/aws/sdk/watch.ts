import type { BuildHandler, FinalizeHandler, HandlerExecutionContext, InitializeHandler, MetadataBearer, MiddlewareStack } from '@smithy/types';
import type { ErrorKind } from '../../shared/errors/kinds.ts';
import type { VendorError } from '../../shared/errors/vendor-error.ts';
import { property, textProperty } from '../../shared/lenient.ts';
import type { CallName } from '../../shared/observer.ts';
import { expiredCodes } from '../errors/codes.ts';
import { requestName, toAwsError } from '../errors/to-aws-error.ts';
import type { Connected } from './connection.ts';
import { hideInputOf, subjectOf } from './subject.ts';
import { showWire } from './wire.ts';

/** One call on its way through the SDK. */
interface Course {
  readonly name: CallName;
  /** Trace context, sent along. */
  headers: Readonly<Record<string, string>>;
  /** The access key that the last attempt was signed with. */
  accessKeyId: string | undefined;
}

/** Calls by the errors of their attempts, for the retry strategy, which is told nothing else. */
export type CallsByError = WeakMap<WeakKey, CallName>;

export interface Watched {
  readonly vendor: string;
  readonly connection: Connected;
  readonly region: () => Promise<string | undefined>;
  readonly failing: CallsByError;
}

/**
 * Puts us around every call of a client: a span and an event for each, the kit's errors in place of the SDK's, and one more try with new
 * credentials where they had expired, which the SDK does not repeat. Signing and repeating stay the SDK's.
 */
export function watch<Input extends object, Output extends MetadataBearer>(stack: MiddlewareStack<Input, Output>, watched: Watched): void {
  const courses: Courses = new WeakMap();
  stack.add(aroundCall(watched, courses), { step: 'initialize', priority: 'high', name: 'observedCall' });
  stack.add(withTraceContext(courses), { step: 'build', name: 'traceContext' });
  stack.add(aroundAttempt(watched, courses), { step: 'finalizeRequest', priority: 'low', name: 'observedAttempt' });
  showWire(stack, watched.connection, (context) => courses.get(context)?.name);
}

/** The SDK hands one context to all steps of a call. */
type Courses = WeakMap<HandlerExecutionContext, Course>;

const aroundCall =
  (watched: Watched, courses: Courses) =>
  <Input extends object, Output extends MetadataBearer>(next: InitializeHandler<Input, Output>, context: HandlerExecutionContext): InitializeHandler<Input, Output> =>
  async (args) => {
    const operation = (context.commandName ?? '').replace(/Command$/, '');
    const region = await watched.region();
    const course: Course = { name: { vendor: watched.vendor, operation, request: requestName(operation, region) }, headers: {}, accessKeyId: undefined };
    courses.set(context, course);
    return watched.connection.observer.span(course.name, (headers) => {
      course.headers = headers;
      return told(watched, course, { input: args.input, region, run: () => next(args) });
    });
  };

const withTraceContext =
  (courses: Courses) =>
  <Input extends object, Output extends object>(next: BuildHandler<Input, Output>, context: HandlerExecutionContext): BuildHandler<Input, Output> =>
  async (args) => {
    const headers = property(args.request, 'headers');
    if (typeof headers === 'object' && headers !== null) Object.assign(headers, courses.get(context)?.headers);
    return next(args);
  };

const aroundAttempt =
  ({ failing }: Watched, courses: Courses) =>
  <Input extends object, Output extends object>(next: FinalizeHandler<Input, Output>, context: HandlerExecutionContext): FinalizeHandler<Input, Output> =>
  async (args) => {
    const course = courses.get(context);
    if (course !== undefined) course.accessKeyId = accessKeyIn(args.request);
    try {
      return await next(args);
    } catch (error) {
      if (course !== undefined && error instanceof Error) failing.set(error, course.name);
      throw error;
    }
  };

interface Run<Result> {
  readonly input: object;
  readonly region: string | undefined;
  readonly run: () => Promise<Result>;
}

async function told<Result extends { readonly output: MetadataBearer }>({ connection, vendor }: Watched, course: Course, { input, region, run }: Run<Result>): Promise<Result> {
  const { clock, observer, known, credentials } = connection;
  const startedAt = clock.now();
  const end = (outcome: 'success' | ErrorKind, metadata: unknown): void => {
    const [status, attempts] = [property(metadata, 'httpStatusCode'), property(metadata, 'attempts')];
    const figures = { status: typeof status === 'number' ? status : undefined, requestId: textProperty(metadata, 'requestId'), attempts: typeof attempts === 'number' ? attempts : 0 };
    observer.emit({ event: 'call', outcome, ...course.name, ...figures, milliseconds: clock.now() - startedAt });
  };
  try {
    const result = await onceMore(connection, course, run);
    end('success', result.output.$metadata);
    return result;
  } catch (thrown) {
    const hide = (text: string): string => hideInputOf(input, known.hide(credentials?.hide(text) ?? text));
    const error: VendorError = toAwsError({ vendor, operation: course.name.operation, region, subject: subjectOf(input), hide }, thrown);
    end(error.kind, property(thrown, '$metadata') ?? { httpStatusCode: error.status });
    throw error;
  }
}

/** Expired credentials are had anew, once. */
async function onceMore<Result>({ credentials }: Connected, course: Course, run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (credentials === undefined || course.accessKeyId === undefined || !expiredCodes.has(textProperty(error, 'name') ?? '')) throw error;
    credentials.forget(course.accessKeyId);
    return run();
  }
}

const accessKeyIn = (request: unknown): string | undefined => /Credential=([^/]+)\//.exec(textProperty(property(request, 'headers'), 'authorization') ?? '')?.[1];
