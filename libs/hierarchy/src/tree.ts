import { LuoshiError } from '#libs/kernel';
import type { CivilDate } from '#libs/kernel';
import { checkHistory } from './check-history.js';
import { checkTree } from './check-tree.js';
import type { FormerGovernment, Government } from './government.js';
import { History } from './history.js';

interface Node {
  readonly government: Government;
  /** Proper superiors, lowest first: laid down once, because every rung of every ladder walks them. */
  readonly superiors: readonly Government[];
  readonly children: Government[];
}

/**
 * The governments of today as one tree, with the codes they had before. Immutable: new data make a new tree.
 * Former codes are known to `current`, `nameAt` and `wasMerged`; they are no nodes: `find` has none, the others throw `government.unknown`.
 */
export class Tree {
  private constructor(
    readonly root: Government,
    private readonly governments: readonly Government[],
    private readonly nodes: ReadonlyMap<string, Node>,
    private readonly history: History,
  ) {}

  /** @throws LuoshiError `hierarchy.invalid_tree` with details `{ faults }`, whose rows count from 1 in each list. */
  static of(governments: readonly Government[], former: readonly FormerGovernment[] = []): Tree {
    const numbered = <T>(rows: readonly T[]): (T & { row: number })[] => rows.map((row, index) => ({ ...row, row: index + 1 }));
    const faults = [
      ...checkTree(numbered(governments)),
      ...checkHistory(numbered(former), new Set(governments.map(({ code }) => code))),
    ];
    const root = governments.find(({ parent }) => !parent);
    if (faults.length > 0 || !root) {
      throw new LuoshiError('hierarchy.invalid_tree', `The governments are not one tree: ${faults.length} faults, the first: ${faults[0]?.message}`, {
        faults: faults.map((fault) => ({ ...fault })),
      });
    }
    return new Tree(root, [...governments], nodesOf(governments), new History(former));
  }

  get size(): number {
    return this.governments.length;
  }

  /** Every government of today, in the order they were given. */
  all(): readonly Government[] {
    return this.governments;
  }

  find(code: string): Government | undefined {
    return this.nodes.get(code)?.government;
  }

  /** @throws LuoshiError `government.unknown` with details `{ code }`. */
  get(code: string): Government {
    return this.node(code).government;
  }

  /** Those right below it, in the order they were given. @throws LuoshiError `government.unknown`. */
  children(code: string): readonly Government[] {
    return this.node(code).children;
  }

  /** Its proper superiors, lowest first, ending in the root; none for the root. @throws LuoshiError `government.unknown`. */
  superiors(code: string): readonly Government[] {
    return this.node(code).superiors;
  }

  /** True when `upper` stands properly above `lower`: nobody is his own superior. @throws LuoshiError `government.unknown`. */
  isSuperior(upper: string, lower: string): boolean {
    const above = this.node(upper).government;
    return this.node(lower).superiors.includes(above);
  }

  /** True for `top` itself and for everything beneath it. @throws LuoshiError `government.unknown`. */
  inSubtree(top: string, code: string): boolean {
    return this.isSuperior(top, code) || top === code;
  }

  /** Today's code for a code of any time; a code of today is itself. @throws LuoshiError `government.unknown`. */
  current(code: string): string {
    if (this.nodes.has(code)) return code;
    return this.history.successor(code) ?? unknown(code);
  }

  /** True when this former code ended together with others in its successor. */
  wasMerged(code: string): boolean {
    return this.history.wasMerged(code);
  }

  /**
   * What the bearer of this code was called on that day. A former code keeps its last name after its end, because it never
   * meant its successor and because the lists give only the last sighting, which may lie years before the end.
   * @throws LuoshiError `government.unknown`.
   */
  nameAt(code: string, on: CivilDate): string {
    return this.history.nameAt(code, on) ?? this.find(code)?.name ?? this.history.lastName(code) ?? unknown(code);
  }

  private node(code: string): Node {
    return this.nodes.get(code) ?? unknown(code);
  }
}

function unknown(code: string): never {
  throw new LuoshiError('government.unknown', `No government has the code '${code}'.`, { code });
}

/** Nodes of rows that `checkTree` found to be one tree; a row may stand before its parent. */
function nodesOf(governments: readonly Government[]): ReadonlyMap<string, Node> {
  const byCode = new Map(governments.map((government) => [government.code, government]));
  const nodes = new Map<string, Node>();
  const parentOf = ({ parent }: Government): Government | undefined => (parent ? byCode.get(parent) : undefined);
  for (const government of governments) {
    const superiors: Government[] = [];
    for (let at = parentOf(government); at; at = parentOf(at)) superiors.push(at);
    nodes.set(government.code, { government, superiors, children: [] });
  }
  for (const government of governments) if (government.parent) nodes.get(government.parent)?.children.push(government);
  return nodes;
}
