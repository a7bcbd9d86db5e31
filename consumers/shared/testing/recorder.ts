import type { KitEvent, Observer, WireExchange } from '../observer.ts';

/** An observer that remembers. */
export interface Recorder extends Observer {
  readonly events: readonly KitEvent[];
  readonly exchanges: readonly WireExchange[];
  /** The events of one kind. */
  of<Kind extends KitEvent['event']>(kind: Kind): readonly Extract<KitEvent, { readonly event: Kind }>[];
}

export function recorder(): Recorder {
  const events: KitEvent[] = [];
  const exchanges: WireExchange[] = [];
  return {
    events,
    exchanges,
    emit: (event) => void events.push(event),
    span: (_call, run) => run({}),
    exchange: (exchange) => void exchanges.push(exchange),
    of: <Kind extends KitEvent['event']>(kind: Kind) => events.filter((event): event is Extract<KitEvent, { readonly event: Kind }> => event.event === kind),
  };
}
