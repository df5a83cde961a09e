import { cell } from '../cell.js';

/** Something that can be done on the screen as it is: an event of its record, and how its form is opened. */
export interface Deed {
  event: string;
  open: () => void;
}

/** What can be done on the screen as it is; nothing where no record is on it. */
export const deeds = cell<readonly Deed[]>([]);
