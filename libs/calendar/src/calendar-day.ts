import type { CivilDate } from '#libs/kernel';

/** A day that the yearly holiday notice of the State Council takes out of the plain Monday to Friday. */
export interface CalendarDay {
  date: CivilDate;
  /** 放假, or 调休补班: a weekend day that is worked. */
  type: 'holiday' | 'makeup_workday';
  name: string;
  nameEn: string;
  /** A day off that was moved here from a weekend. */
  inLieu: boolean;
}
