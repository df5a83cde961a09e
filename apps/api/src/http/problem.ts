/** HTTP status of every code the engine, the store and the doors can throw. A code that is not here is a fault of ours: 500. */
const STATUS = {
  'request.malformed': 400,
  'request.invalid': 422,
  'request.too_large': 413,
  'request.timeout': 408,
  'request.cut_off': 400,
  'request.address_too_long': 414,
  'request.unsupported_media_type': 415,
  'request.not_found': 404,
  'request.method_not_allowed': 405,
  'auth.token_missing': 401,
  'auth.token_unknown': 401,
  'auth.admin_only': 403,
  'precondition.required': 428,
  'precondition.malformed': 400,
  'idempotency.key_malformed': 400,
  'idempotency.key_running': 409,
  'idempotency.key_reused': 422,
  'queue.unreachable': 503,
  'store.version_mismatch': 412,
  'store.version_conflict': 409,
  'store.follow_up_exists': 409,
  'store.policy_exists': 409,
  'store.transaction_lost': 503,
  'store.closed': 503,
  'store.full': 507,
  'store.read_only': 503,
  'store.damaged': 503,
  'store.locked': 503,
  'store.io_failed': 503,
  'store.unreachable': 503,
  'store.timeout': 503,
  'store.conflict': 503,
  'store.credentials': 503,
  'server.too_many_listeners': 503,
  'store.no_database': 503,
  'backup.by_database': 501,
  'agreement.not_found': 404,
  'agreement.unknown': 422,
  'document.not_found': 404,
  'document.unknown': 422,
  'document.empty': 422,
  'document.too_large': 413,
  'document.type_refused': 422,
  'document.false_type': 422,
  'document.inflates': 422,
  'document.changed': 409,
  'follow_up.not_found': 404,
  'notice.not_found': 404,
  'obligation.not_found': 404,
  'obligation.not_a_party': 422,
  'recurrence.never_fires': 422,
  'joint_office.not_found': 404,
  'handover.office_only': 403,
  'handover.person_unknown': 422,
  'handover.same_person': 422,
  'handover.not_found': 404,
  'handover.receiver_only': 403,
  'handover.taken_over': 409,
  'handover.changed': 412,
  'recipient.not_found': 404,
  'recipient.address_known': 409,
  'right.own_office_only': 403,
  'government.unknown': 422,
  'government.named_twice': 422,
  'government.not_found': 404,
  'region.not_found': 404,
  'policy.none_applies': 422,
  'import.refused': 422,
  'import.changed': 412,
  'cursor.malformed': 400,
  'demo.elsewhere': 403,
} as const satisfies Record<string, number>;

const TITLES: Record<number, string> = {
  400: 'Bad Request', 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found', 405: 'Method Not Allowed', 408: 'Request Timeout', 409: 'Conflict', 412: 'Precondition Failed',
  413: 'Content Too Large', 414: 'URI Too Long', 415: 'Unsupported Media Type', 422: 'Unprocessable Content', 428: 'Precondition Required', 500: 'Internal Server Error', 501: 'Not Implemented',
  503: 'Service Unavailable', 507: 'Insufficient Storage',
};

export function statusOf(code: string): number {
  return (STATUS as Record<string, number>)[code] ?? 500;
}

export function titleOf(status: number): string {
  return TITLES[status] ?? 'Error';
}

/** The body of an error (RFC 9457). `more` are members of its own, which take the place of none of these. */
export function problemBody(status: number, code: string, detail: string, more: object = {}): object {
  const own = { type: `urn:luoshi:problem:${code}`, title: titleOf(status), status, detail, code };
  return { ...own, ...more, ...own };
}
