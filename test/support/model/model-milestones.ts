export interface Milestone {
  id: string;
  dueOn: string;
  isDone: boolean;
  isLate: boolean;
}

/** As planned; their ids are given by the engine. */
export function milestonesOf(planned: readonly { dueOn: string }[]): Milestone[] {
  return planned.map(({ dueOn }) => ({ id: '', dueOn, isDone: false, isLate: false }));
}

/** The one whose clock runs: the earliest that is neither reached nor late. */
export function nextOf(milestones: readonly Milestone[]): Milestone | undefined {
  return milestones.filter(({ isDone, isLate }) => !isDone && !isLate).sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0];
}

/** Whether it was the last late one, which settles the case; null where it cannot be reached. */
export function reach(milestones: readonly Milestone[], id: string): boolean | null {
  const milestone = milestones.find((one) => one.id === id);
  if (milestone === undefined || milestone.isDone) return null;
  const isLastLate = milestone.isLate && milestones.filter(({ isLate }) => isLate).length === 1;
  Object.assign(milestone, { isDone: true, isLate: false });
  return isLastLate;
}
