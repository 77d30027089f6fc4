import { expect, test } from 'vitest';
import { problemOf } from './contract/place.ts';
import { Lanes, type Seat } from './lanes.ts';

function lanes(heavy: number, longestQueue = 10): Lanes<string> {
  const seats: Seat<string>[] = [{ lane: 'short', connection: 'short' }];
  for (let index = 0; index < heavy; index += 1) seats.push({ lane: 'heavy', connection: `heavy${index}` });
  return new Lanes(seats, longestQueue);
}

test('heavy work never takes the short seat; short work may take an idle heavy one', async () => {
  const seats = lanes(1);
  const heavy = await seats.take('heavy', 'a', undefined);
  const short = await seats.take('short', 'b', undefined);
  expect([heavy.connection, short.connection]).toEqual(['heavy0', 'short']);
  const order: string[] = [];
  const second = seats.take('heavy', 'c', undefined).then((seat) => order.push(`c ${seat.connection}`));
  seats.release(short);
  await Promise.resolve();
  expect([order, seats.load]).toEqual([[], { running: 1, waiting: 1 }]);
  seats.release(heavy);
  await second;
  expect(order).toEqual(['c heavy0']);
});

test('those who wait are served in order; whoever gives up is left out', async () => {
  const seats = lanes(1);
  const first = await seats.take('heavy', 'first', undefined);
  const stop = new AbortController();
  const order: string[] = [];
  const wait = (name: string, signal?: AbortSignal) =>
    seats.use('heavy', name, signal, async () => {
      order.push(name);
    });
  const all = [wait('b'), problemOf(wait('gone', stop.signal)), wait('c')];
  stop.abort();
  seats.release(first);
  const [, gone] = await Promise.all(all);
  expect(gone).toMatchObject({ code: 'facts/cancelled' });
  expect([order, seats.load]).toEqual([['b', 'c'], { running: 0, waiting: 0 }]);
});

test('a failure gives its seat back', async () => {
  const seats = lanes(1);
  const failing = seats.use('heavy', 'a', undefined, () => Promise.reject(new Error('broken')));
  await expect(failing).rejects.toThrow('broken');
  expect(seats.load.running).toBe(0);
});

test('a full queue refuses, and so does a closed one', async () => {
  const seats = lanes(1, 1);
  await seats.take('heavy', 'a', undefined);
  const waiting = problemOf(seats.take('heavy', 'b', undefined));
  expect((await problemOf(seats.take('heavy', 'c', undefined))).code).toBe('facts/busy');
  seats.close();
  expect((await waiting).code).toBe('facts/closed');
  expect((await problemOf(seats.take('short', 'd', undefined))).code).toBe('facts/closed');
});
