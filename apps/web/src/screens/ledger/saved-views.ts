import { cell } from '../../cell.js';

/** A view that somebody named: its name, and the search of its address. */
export interface SavedView {
  name: string;
  search: string;
}

const KEY = 'luoshi.views';

/** Kept in this browser; the address itself is what is sent to others. */
export const savedViews = cell<readonly SavedView[]>(restored());

export function keep(view: SavedView): void {
  store([...savedViews.get().filter(({ name }) => name !== view.name), view]);
}

export function forget(name: string): void {
  store(savedViews.get().filter((view) => view.name !== name));
}

function store(views: readonly SavedView[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(views));
  } catch {
    // They hold for this visit.
  }
  savedViews.set(views);
}

function restored(): readonly SavedView[] {
  try {
    const views: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(views) ? views.filter((view: Partial<SavedView>): view is SavedView => typeof view.name === 'string' && typeof view.search === 'string') : [];
  } catch {
    return [];
  }
}
