import type { Label } from '../../store/labels.ts';
import { addLabel, labelsOf, listLabels, removeLabel } from '../../store/labels.ts';
import { ensurePacticipant } from '../../store/pacticipants.ts';
import type { Session } from '../../store/store.ts';
import type { Resource } from '../action.ts';
import { reading, requireJson, writing } from '../action.ts';
import { labelUrl, pacticipantUrl } from '../addresses.ts';
import { findOwner, found } from '../find.ts';
import { link, times } from '../hal.ts';
import { pageLinks, pageMembers, pageOf } from '../pages.ts';
import { createdOr, noContent, ok } from '../reply.ts';
import { optionalJsonBody, param } from '../request.ts';

export const labels: Resource = {
  GET: reading(async (session, request) => {
    const page = pageOf(request.query);
    const { items, total } = await listLabels(session, page);
    const url = `${request.base}/labels`;
    return ok({
      ...pageMembers(page, total),
      _embedded: { labels: items.map(({ name }) => ({ name })) },
      _links: { self: link(url, 'Labels'), ...pageLinks(page, total, url) },
    });
  }),
};

export const label: Resource = {
  GET: reading(async (session, request) => {
    const { id, name } = await findOwner(session, request);
    return ok(labelBody(request.base, name, found(await labelNamed(session, id, param(request, 'label')))));
  }),
  PUT: writing((request) => {
    optionalJsonBody(request);
    return async (session) => {
      requireJson(request);
      const { id, name } = await ensurePacticipant(session, param(request, 'pacticipant'));
      const known = await labelNamed(session, id, param(request, 'label'));
      const one = known ?? (await addLabel(session, id, param(request, 'label')));
      return createdOr(known === undefined, labelBody(request.base, name, one), labelUrl(request.base, name, one.name));
    };
  }),
  DELETE: writing((request) => async (session) => {
    const { id } = await findOwner(session, request);
    await removeLabel(session, id, found(await labelNamed(session, id, param(request, 'label'))).name);
    return noContent;
  }),
};

const labelNamed = async (session: Session, pacticipantId: number, name: string): Promise<Label | undefined> =>
  (await labelsOf(session, [pacticipantId])).get(pacticipantId)?.find((one) => one.name === name);

const labelBody = (base: string, pacticipant: string, one: Label): object => ({
  name: one.name,
  ...times(one),
  _links: {
    self: link(labelUrl(base, pacticipant, one.name), 'Label', one.name),
    pacticipant: link(pacticipantUrl(base, pacticipant), 'Pacticipant', pacticipant),
  },
});
