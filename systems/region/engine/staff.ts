import { padded } from './calendar.ts';
import { personName } from './names.ts';
import { Dice } from './random.ts';

/** A doctor or coder (医师、编码员). */
export interface Worker {
  readonly code: string;
  readonly name: string;
}

/** The staff of the region's institutions (医务人员), the same whoever asks first. */
export class Staff {
  readonly #seed: number;
  readonly #known = new Map<number, Worker>();

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** Doctor `place` of a department of an institution. */
  doctor(institution: number, department: number, place: number): Worker {
    return this.#worker('D', (institution * 256 + department) * 16 + place);
  }

  /** Coder `place` of an institution. */
  coder(institution: number, place: number): Worker {
    return this.#worker('C', (institution * 256 + 255) * 16 + place);
  }

  #worker(letter: string, key: number): Worker {
    const known = this.#known.get(key);
    if (known) return known;
    const worker = {
      code: `${letter}9901${padded(key, 8)}`,
      name: personName(new Dice(this.#seed, 13, key)),
    };
    this.#known.set(key, worker);
    return worker;
  }
}
