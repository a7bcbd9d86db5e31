/** The first of these that a version is put on becomes the pacticipant's main branch, unless one was set. */
const candidates = new Set(['develop', 'main', 'master']);

export const isMainBranchCandidate = (branch: string): boolean => candidates.has(branch);
