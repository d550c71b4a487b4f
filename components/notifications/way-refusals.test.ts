import { expect, it } from 'vitest';
import ways from '../../locales/en/contact-ways.json' with { type: 'json' };
import { ownRefusal } from './way-refusals.ts';

it('says to wait where too many messages were asked for, and to try again where nothing does so by itself', () => {
  expect(ways.refused[ownRefusal('too_many_items') ?? 'tryAgain']).toContain('Wait an hour');
  expect(ways.refused[ownRefusal('transient') ?? 'tooMany']).toContain('try again in a moment');
});

it('leaves every other refusal to the general words', () => {
  expect(ownRefusal('contact_channel_missing')).toBeNull();
  expect(ownRefusal('toString')).toBeNull();
});
