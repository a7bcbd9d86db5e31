import { loadWorkspace } from '../config/load.ts';
import type { BrokerAccess } from '../workflow/broker-access.ts';
import type { Session } from '../workflow/session.ts';
import type { Answer, Context } from './context.ts';

/** The workspace that a command works in. */
export async function openSession({ folder, environment, clock, console, concurrency }: Context): Promise<Session> {
  const { say, warn, passage } = console;
  return { workspace: await loadWorkspace(folder), environment, clock, say, warn, passage, concurrency };
}

/** Runs a command's work with the broker open, and closes it whatever happens. Commands that need none do not load it. */
export async function withBroker(session: Session, work: (broker: BrokerAccess) => Promise<Answer>): Promise<Answer> {
  const { openBroker } = await import('../workflow/broker-access.ts');
  const broker = await openBroker(session);
  try {
    return await work(broker);
  } finally {
    await broker.close();
  }
}
