import { factsProblems } from './problems.ts';

/** Which seat a query takes (通道): heavy work may fill its own seats, one seat stays free for short questions. */
export type Lane = 'heavy' | 'short';

/** A seat on the engine: one connection, one query at a time. */
export interface Seat<Connection> {
  readonly lane: Lane;
  readonly connection: Connection;
}

interface Waiting<Connection> {
  readonly take: (seat: Seat<Connection>) => void;
  readonly refuse: (error: unknown) => void;
}

/**
 * The seats of an engine (座位): queries wait in order for a seat of their lane; a short one may also take an idle
 * heavy seat, a heavy one never takes the short seat.
 */
export class Lanes<Connection> {
  readonly #idle: Record<Lane, Seat<Connection>[]> = { heavy: [], short: [] };
  readonly #waiting: Record<Lane, Waiting<Connection>[]> = { heavy: [], short: [] };
  readonly #longestQueue: number;
  readonly #seats: number;
  #closed = false;

  constructor(seats: readonly Seat<Connection>[], longestQueue: number) {
    for (const seat of seats) this.#idle[seat.lane].push(seat);
    this.#seats = seats.length;
    this.#longestQueue = longestQueue;
  }

  /** Queries that work and queries that wait. */
  get load(): { readonly running: number; readonly waiting: number } {
    return {
      running: this.#seats - this.#idle.heavy.length - this.#idle.short.length,
      waiting: this.#waiting.heavy.length + this.#waiting.short.length,
    };
  }

  /**
   * Runs work on a seat of the lane.
   *
   * @throws facts/busy when the queue is full, facts/closed after `close`, facts/cancelled when aborted in the queue
   */
  async use<Result>(
    lane: Lane,
    marker: string,
    signal: AbortSignal | undefined,
    work: (connection: Connection) => Promise<Result>,
  ): Promise<Result> {
    const seat = await this.take(lane, marker, signal);
    try {
      return await work(seat.connection);
    } finally {
      this.release(seat);
    }
  }

  /** Waits for a seat; whoever takes one must `release` it. */
  take(lane: Lane, marker: string, signal: AbortSignal | undefined): Promise<Seat<Connection>> {
    if (this.#closed) return Promise.reject(factsProblems.problem('closed'));
    if (signal?.aborted) return Promise.reject(factsProblems.problem('cancelled', { marker }));
    const seat = this.#idle[lane].pop() ?? (lane === 'short' ? this.#idle.heavy.pop() : undefined);
    if (seat) return Promise.resolve(seat);
    const { waiting } = this.load;
    if (waiting >= this.#longestQueue) return Promise.reject(factsProblems.problem('busy', { waiting }));
    return new Promise((resolve, reject) => {
      const queue = this.#waiting[lane];
      const entry: Waiting<Connection> = {
        take: (given) => {
          signal?.removeEventListener('abort', abort);
          resolve(given);
        },
        refuse: (error) => {
          signal?.removeEventListener('abort', abort);
          reject(error);
        },
      };
      const abort = () => {
        queue.splice(queue.indexOf(entry), 1);
        entry.refuse(factsProblems.problem('cancelled', { marker }));
      };
      signal?.addEventListener('abort', abort, { once: true });
      queue.push(entry);
    });
  }

  release(seat: Seat<Connection>): void {
    const next =
      seat.lane === 'short'
        ? this.#waiting.short.shift()
        : (this.#waiting.heavy.shift() ?? this.#waiting.short.shift());
    if (next) next.take(seat);
    else this.#idle[seat.lane].push(seat);
  }

  /** Refuses whoever waits and whoever comes later; those at work finish. */
  close(): void {
    this.#closed = true;
    for (const lane of ['heavy', 'short'] as const)
      for (const entry of this.#waiting[lane].splice(0)) entry.refuse(factsProblems.problem('closed'));
  }
}
