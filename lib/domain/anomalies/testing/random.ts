/** A seeded source of random numbers, so that a series is the same on every machine. */
export interface Random {
  /** Evenly between 0 and 1. */
  even(): number;
  /** Normal with mean 0 and deviation 1. */
  normal(): number;
}

export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  // Weyl sequence with a finishing mix of 32 bits (Steele, Lea and Flood 2014).
  const even = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  };
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - even())) * Math.cos(2 * Math.PI * even());
  return { even, normal };
}
