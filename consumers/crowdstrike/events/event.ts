import { Answer, type AnsweredExchange } from '../../shared/answer.ts';
import { property } from '../../shared/lenient.ts';

/** Something that happened in the tenant, as the event stream tells it. */
export interface FalconEvent {
  /** Counts upwards within its stream: reading goes on after it. */
  readonly offset: number;
  readonly type: string;
  readonly at: string;
  readonly tenant: string;
  /** In the vendor's words: each type has its own. */
  readonly details: unknown;
}

/** One line of the stream; undefined for a blank one, which only keeps the connection alive, and for one that cannot be read, which is counted. */
export function readEvent(line: string, exchange: AnsweredExchange): FalconEvent | undefined {
  if (line.trim() === '') return undefined;
  try {
    const body: unknown = JSON.parse(line);
    const metadata = new Answer(body, exchange).object('metadata');
    return {
      offset: metadata.wholeNumber('offset'),
      type: metadata.text('eventType'),
      at: new Date(metadata.wholeNumber('eventCreationTime')).toISOString(),
      tenant: metadata.text('customerIDString'),
      details: property(body, 'event') ?? null,
    };
  } catch {
    // A line that breaks reading would break it again after each new connection.
    exchange.onUnexpected?.('event', 'type');
    return undefined;
  }
}
