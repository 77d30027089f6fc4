// Loaded before the product where a journey plays on a day of its own: time goes on as ever, from that morning.
const Real = Date;
const ahead = Real.parse(`${process.env.SANYI_JOURNEY_DAY}T02:00:00.000Z`) - Real.now();
if (Number.isNaN(ahead)) throw new Error('SANYI_JOURNEY_DAY names no day');
globalThis.Date = class extends Real {
  constructor(...given) {
    if (given.length === 0) super(Real.now() + ahead);
    else super(...given);
  }
  static now() {
    return Real.now() + ahead;
  }
};
