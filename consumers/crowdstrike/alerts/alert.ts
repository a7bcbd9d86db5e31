/* c8 ignore start */
/** Something that the vendor wants looked at. */
export interface Alert {
  readonly id: string;
  /** Null where the alert is about no host. */
  readonly hostId: string | null;
  readonly status: AlertStatus | 'other';
  readonly severity: Severity;
  /** 0 to 100; null where the vendor gives none. */
  readonly confidence: number | null;
  readonly title: string;
  readonly description: string | null;
  readonly product: string;
  /** In the words of MITRE ATT&CK. */
  readonly tactic: { readonly id: string | null; readonly name: string | null };
  readonly technique: { readonly id: string | null; readonly name: string | null };
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
  /** Null while nobody has taken it. */
  readonly assignee: string | null;
  readonly tags: readonly string[];
  readonly file: { readonly name: string | null; readonly sha256: string | null };
}

export type AlertStatus = 'new' | 'in_progress' | 'reopened' | 'closed';

export interface Severity {
  readonly level: 'informational' | 'low' | 'medium' | 'high' | 'critical';
  /** 1 to 100. */
  readonly score: number;
}
/* c8 ignore stop */
