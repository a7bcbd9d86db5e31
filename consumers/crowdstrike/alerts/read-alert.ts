import type { Answer } from '../../shared/answer.ts';
import { ProtocolError } from '../../shared/errors/protocol-error.ts';
import { instant, known, text, texts, type Vocabulary } from '../reading/loose.ts';
import type { Alert, Severity } from './alert.ts';
import { severityOf } from './severity.ts';

/** Maps the vendor's alert. */
export const readAlert = (alert: Answer): Alert => ({
  id: alert.text('composite_id'),
  hostId: text(alert, 'agent_id'),
  status: known(alert, 'status', statuses),
  severity: readSeverity(alert),
  confidence: alert.wholeNumberOrNull('confidence'),
  title: text(alert, 'display_name') ?? alert.text('name'),
  description: text(alert, 'description'),
  product: alert.text('product'),
  tactic: { id: text(alert, 'tactic_id'), name: text(alert, 'tactic') },
  technique: { id: text(alert, 'technique_id'), name: text(alert, 'technique') },
  createdAt: instant(alert, 'created_timestamp'),
  updatedAt: instant(alert, 'updated_timestamp'),
  assignee: text(alert, 'assigned_to_name'),
  tags: texts(alert, 'tags'),
  file: { name: text(alert, 'filename'), sha256: text(alert, 'sha256') },
});

const statuses: Vocabulary<Alert['status']> = {
  words: new Map([['new', 'new'], ['in_progress', 'in_progress'], ['reopened', 'reopened'], ['closed', 'closed']]),
  otherwise: 'other',
};

/** An alert is sorted and escalated by it: a wrong one must not pass for a mild one. */
function readSeverity(alert: Answer): Severity {
  const severity = severityOf(alert.wholeNumber('severity'));
  if (severity === undefined) throw new ProtocolError('severity is not between 1 and 100', alert.exchange, 'severity');
  return severity;
}
