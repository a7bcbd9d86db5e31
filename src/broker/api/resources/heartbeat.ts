import type { Resource } from '../action.ts';
import { reading } from '../action.ts';
import { ok } from '../reply.ts';
import { environmentNamed } from '../../store/environments.ts';

/** Answers while the process does; asks nobody else. */
export const heartbeat: Resource = {
  GET: reading(async (_session, { base, path }) => ok({ ok: true, _links: { self: { href: `${base}${path}` } } })),
};

/** Answers what the broker depends on: its database. A database that does not answer is a 500. */
export const dependencies: Resource = {
  GET: reading(async (session, { base, path }) => {
    await environmentNamed(session, '');
    return ok({ database: { ok: true }, _links: { self: { href: `${base}${path}` } } });
  }),
};
