import type { Records } from '@sanyi/records';
import type { IdentityPort, PersonEntry } from '@sanyi/system-identities/port';
import type { IdentityEntry } from '../engine/contract.ts';

const BATCH = 1_000;
/** Persons whose last entry is remembered, so that the same one is not sealed a hundred times. */
const REMEMBERED = 200_000;

/** Hands persons to the sealed store in batches (人员入密库), each only where something about them is new. */
export class IdentityWriter {
  readonly #records: Records;
  readonly #port: IdentityPort;
  readonly #scopePath: string;
  readonly #fileNo: number;
  readonly #known = new Map<string, string>();
  #waiting: PersonEntry[] = [];

  constructor(records: Records, port: IdentityPort, scopePath: string, fileNo: number) {
    this.#records = records;
    this.#port = port;
    this.#scopePath = scopePath;
    this.#fileNo = fileNo;
  }

  async add(entries: readonly IdentityEntry[]): Promise<void> {
    for (const entry of entries) {
      if (entry.personKey === '0') continue;
      const said = `${entry.personNumber}\t${entry.identityNumber}\t${entry.name}\t${entry.phone}\t${entry.address}`;
      if (this.#known.get(entry.personKey) === said) continue;
      if (this.#known.size >= REMEMBERED) this.#known.clear();
      this.#known.set(entry.personKey, said);
      this.#waiting.push(personOf(entry, this.#fileNo));
    }
    while (this.#waiting.length >= BATCH) await this.#store(this.#waiting.splice(0, BATCH));
  }

  async finish(): Promise<void> {
    await this.#store(this.#waiting.splice(0));
    this.#known.clear();
  }

  async #store(entries: readonly PersonEntry[]): Promise<void> {
    if (entries.length === 0) return;
    await this.#records.asSystem(
      'persons of a data file',
      (tx) => this.#port.store(tx, this.#scopePath, entries),
      { quiet: true },
    );
  }
}

function personOf(entry: IdentityEntry, fileNo: number): PersonEntry {
  const { personNumber, identityNumber, name, phone, address } = entry;
  return {
    personKey: BigInt(entry.personKey),
    fileNo,
    ...(personNumber === null ? {} : { personNumber }),
    ...(identityNumber === null ? {} : { identityNumber }),
    ...(name === null ? {} : { name }),
    ...(phone === null ? {} : { phone }),
    ...(address === null ? {} : { address }),
  };
}
