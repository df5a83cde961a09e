/** Where the queues are shown, at scale. */
export const BOARD = '/admin/queues';
