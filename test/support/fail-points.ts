import { LuoshiError } from '#libs/kernel';

type Times = 'once' | 'for ever';

/** Decides which statement of a store's writer fails. Nothing fails until it is told to. */
export class FailPoints {
  private rule: (text: string) => 'works' | 'fails' | 'works and fails' = () => 'works';

  /** The n-th statement from now fails, once or with all that follow. */
  arm(at: number, times: Times): void {
    let left = at;
    this.rule = () => {
      left -= 1;
      return left === 0 || (left < 0 && times === 'for ever') ? 'fails' : 'works';
    };
  }

  /** Every commit fails before it is made. Answers a function that tells how many statements were sent since. */
  refuseCommits(): () => number {
    let sent = 0;
    this.rule = (text) => {
      sent += 1;
      return text === 'commit' ? 'fails' : 'works';
    };
    return () => sent;
  }

  /** Nothing fails. Answers a function that tells how many statements were sent since. */
  count(): () => number {
    let sent = 0;
    this.rule = () => {
      sent += 1;
      return 'works';
    };
    return () => sent;
  }

  /** The next commit is made, and its answer is lost. */
  loseAnswerOfCommit(): void {
    this.rule = (text) => {
      if (text !== 'commit') return 'works';
      this.disarm();
      return 'works and fails';
    };
  }

  /** So many of a hundred statements time out before they begin; so many commits of a hundred are made and lose their answer. */
  shake(timeouts: number, lostAnswers: number, random: () => number): void {
    this.rule = (text) => {
      const dice = random() * 100;
      if (text === 'commit') return dice < lostAnswers ? 'works and fails' : 'works';
      return dice < timeouts ? 'fails' : 'works';
    };
  }

  disarm(): void {
    this.rule = () => 'works';
  }

  /** Sends a statement, or lets it fail. What undoes never fails: it would be the database that is tested then. */
  async through<T>(text: string, send: () => Promise<T>): Promise<T> {
    const fate = text.startsWith('rollback') ? 'works' : this.rule(text);
    if (fate === 'fails') throw fault(text);
    const answer = await send();
    if (fate === 'works and fails') throw fault(text);
    return answer;
  }
}

function fault(text: string): LuoshiError {
  return new LuoshiError('test.fault', `A fault at ${text.slice(0, 40)}.`);
}
