import { examine } from '../../workflow/doctor.ts';
import type { Answer, Context } from '../context.ts';
import { openSession } from '../session.ts';

export async function doctor(context: Context): Promise<Answer> {
  const problems = await examine(await openSession(context));
  const lines = problems.flatMap(({ severity, message, fix }) => [`${severity === 'error' ? '✘' : '!'} ${message}`, `    → ${fix}`]);
  const bad = problems.some(({ severity }) => severity === 'error');
  return { outcome: bad ? 'no' : 'done', json: { problems }, text: problems.length === 0 ? '✔ nothing is wrong here' : lines.join('\n') };
}
