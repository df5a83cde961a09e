/** Where answers and progress go: answers to stdout, as JSON for machines or as text for people; all else to stderr. */
export class Terminal {
  private inProgress = false;

  constructor(private readonly json: boolean) {}

  /** Prints the answer of a door as it is, or as `people` read it. */
  answer<T>(answer: T, people: (answer: T) => string): void {
    this.clear();
    process.stdout.write(`${this.json ? JSON.stringify(answer, null, 2) : people(answer)}\n`);
  }

  /** Tells on a terminal what is under way; the next thing told takes its place. */
  readonly progress = (text: string): void => {
    if (!process.stderr.isTTY) return;
    process.stderr.write(`\r\u001b[K${text} …`);
    this.inProgress = true;
  };

  /** Takes the progress off the terminal. */
  clear(): void {
    if (this.inProgress) process.stderr.write('\r\u001b[K');
    this.inProgress = false;
  }
}

/** A reader who left (`luoshi … | head`) is no fault: what is written after that goes nowhere. */
export function bearClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
