/** Things as the vendor answers them, each with a field that this code knows nothing of. Whatever matters to a case is given over. */
type Fields = Readonly<Record<string, unknown>>;

const tenant = '0f1e2d3c4b5a69788796a5b4c3d2e1f0';

/** 32 digits, the same ones for the same number. */
export const hexId = (number: number): string => number.toString(16).padStart(32, '0');

export const makeDevice = (fields: Fields = {}): Fields => ({
  device_id: hexId(1),
  cid: tenant,
  hostname: 'FIN-LT-0042',
  platform_name: 'Windows',
  os_version: 'Windows 11',
  product_type_desc: 'Workstation',
  mac_address: '14-7d-da-0b-2c-91',
  status: 'normal',
  reduced_functionality_mode: 'no',
  last_seen: '2026-11-21T06:01:02Z',
  tags: ['FalconGroupingTags/pilot'],
  newer_field: { nested: true },
  ...fields,
});

export const makeVulnerability = (fields: Fields = {}): Fields => ({
  id: `${hexId(1)}_5f3c2b1a0d9e3f7a`,
  aid: hexId(1),
  cid: tenant,
  status: 'open',
  created_timestamp: '2026-10-02T04:10:11Z',
  updated_timestamp: '2026-11-02T04:10:11Z',
  closed_timestamp: '',
  cve: { id: 'CVE-2026-12345', base_score: 8.8, severity: 'HIGH', cisa_info: { is_cisa_kev: true } },
  apps: [{ product_name_version: 'Chrome 130.0.1' }],
  newer_field: { nested: true },
  ...fields,
});

export const makeAlert = (fields: Fields = {}): Fields => ({
  composite_id: `${tenant}:ind:${hexId(1)}:46211-10304-7731`,
  id: `ind:${hexId(1)}:46211-10304-7731`,
  aggregate_id: `aggind:${hexId(1)}:8590`,
  cid: tenant,
  agent_id: hexId(1),
  status: 'new',
  severity: 70,
  severity_name: 'High',
  confidence: 80,
  name: 'EncodedCommand',
  display_name: 'EncodedCommand',
  description: 'A command line was encoded.',
  product: 'epp',
  type: 'ldt',
  platform: 'Windows',
  tactic: 'Execution',
  tactic_id: 'TA0002',
  technique: 'PowerShell',
  technique_id: 'T1059.001',
  seconds_to_triaged: 0,
  seconds_to_resolved: 0,
  source_products: [],
  source_vendors: [],
  data_domains: ['Endpoint'],
  linked_case_ids: [],
  show_in_ui: true,
  tags: [],
  timestamp: '2026-11-21T10:11:11.9Z',
  created_timestamp: '2026-11-21T10:11:12.123456789Z',
  updated_timestamp: '2026-11-21T10:12:00.5Z',
  newer_field: { nested: true },
  ...fields,
});

export const makeHostGroup = (fields: Fields = {}): Fields => ({
  id: hexId(7),
  name: 'Pilot',
  description: '',
  group_type: 'static',
  created_by: 'ada@example.test',
  created_timestamp: '2026-03-02T09:00:00Z',
  modified_by: 'ada@example.test',
  modified_timestamp: '2026-11-02T09:00:00Z',
  newer_field: true,
  ...fields,
});

/** A success; what is given goes over it: `errors`, `meta`. */
export const makeEnvelope = (resources: readonly unknown[] | null, pagination?: Fields, over: Fields = {}): Fields => ({
  meta: { query_time: 0.01, trace_id: '3f6f2c1e-8f2c-4d0a-9d35-0d1b6a1f7c11', ...(pagination && { pagination }) },
  errors: [],
  resources,
  ...over,
});

/** A refusal in the vendor's shape. */
export const makeRefusal = (status: number, message: string): Fields => makeEnvelope([], undefined, { errors: [{ code: status, message }] });

/** A part of the event stream whose feed is at this address. */
export const makeStream = (address: string, fields: Fields = {}): Fields => ({
  dataFeedURL: `${address}/feed/0?appId=inventory`,
  sessionToken: { token: 'canary-session-c2Vzc2lvbg==', expiration: '2026-11-21T10:41:12.123456789Z' },
  refreshActiveSessionURL: `${address}/sensors/entities/datafeed-actions/v1/0?appId=inventory`,
  refreshActiveSessionInterval: 1800,
  ...fields,
});

/** A line of the stream, before it is text. */
export const makeEvent = (metadata: Fields = {}): Fields => ({
  metadata: { customerIDString: tenant, offset: 1, eventType: 'AuthActivityAuditEvent', eventCreationTime: 1_795_255_872_123, version: '1.0', ...metadata },
  event: { UserId: 'ada@example.test' },
});
