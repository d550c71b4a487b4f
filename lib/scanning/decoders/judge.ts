import type { DecodedCode } from '../ports.ts';
import { isUndecided, isWeak } from './canonical.ts';

/** Decides which of the codes a camera seems to see are believed. */
export interface Judge {
  /** The codes of one look that are believed now. */
  believe(codes: readonly DecodedCode[]): DecodedCode[];
}

interface Sightings {
  readonly first: number;
  readonly last: number;
  /** When a decoder last said whether this text is GS1 data. */
  readonly decidedAt: number;
}

/** Sightings further apart than this have nothing to do with each other. */
const FORGETS_AFTER_MS = 1000;
/** For how long a decoder that can tell GS1 data is waited for. */
const DECIDES_WITHIN_MS = 500;
const MOST_REMEMBERED = 64;

/**
 * Believes a symbol with a strong check at first sight; one with a weak check (Code 39, Codabar, ITF, EAN) when two
 * frames agree, because a misread tube number is a lost tube; and one that may or may not be GS1 data when some
 * decoder tells or, when none does, after a short while.
 */
export function createJudge(): Judge {
  const memory = new Map<string, Sightings>();

  const remember = (code: DecodedCode): Sightings => {
    // Some decoders keep the FNC1 in first position as a separator in front.
    const key = `${code.format} ${code.text.replace(/^\u001d/, '')}`;
    const before = memory.get(key);
    const isNew = before === undefined || code.at - before.last > FORGETS_AFTER_MS;
    const decidedBefore = isNew ? Number.NEGATIVE_INFINITY : before.decidedAt;
    const sightings: Sightings = {
      first: isNew ? code.at : before.first,
      last: isNew ? code.at : Math.max(before.last, code.at),
      decidedAt: code.symbologyIdentifier === undefined ? decidedBefore : code.at,
    };
    memory.delete(key);
    memory.set(key, sightings);
    for (const oldest of memory.keys()) {
      if (memory.size <= MOST_REMEMBERED) break;
      memory.delete(oldest);
    }
    return sightings;
  };

  const isBelieved = (code: DecodedCode): boolean => {
    const { first, last, decidedAt } = remember(code);
    if (isUndecided(code)) return decidedAt === Number.NEGATIVE_INFINITY && last - first >= DECIDES_WITHIN_MS;
    // Two decoders may have looked at the same frame: that is one sighting, not two.
    return !isWeak(code) || last > first;
  };

  return { believe: (codes) => codes.filter(isBelieved) };
}
