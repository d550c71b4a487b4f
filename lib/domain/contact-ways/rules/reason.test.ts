import { expect, it } from 'vitest';
import channels from '../../../../locales/en/channels.json' with { type: 'json' };
import { failureReasons } from '../../../connectors/_kit/errors.ts';
import { reasonForPerson } from './reason.ts';

it.each([
  ['secrets_unreadable', 'channel_broken'],
  ['config_invalid host', 'channel_broken host'],
  ['channel_missing', 'channel_broken'],
  ['config_invalid to', 'recipient_gone'],
  ['recipient_stopped HTTP 400 21610', 'recipient_stopped HTTP 400 21610'],
  ['timeout', 'timeout'],
])('%s is told a person as %s', (problem, told) => {
  expect(reasonForPerson(problem)).toBe(told);
});

it('never asks a person to see to the settings of a channel', () => {
  const misconfigured = Object.entries(failureReasons).filter(([, outcome]) => outcome === 'misconfigured');
  for (const [reason] of misconfigured) expect(reasonForPerson(reason)).toBe('channel_broken');
});

it('has words for every reason', () => {
  for (const reason of Object.keys(failureReasons)) {
    const told = reasonForPerson(reason);
    expect(Object.hasOwn(channels.toPerson, told) || Object.hasOwn(channels.reasons, told)).toBe(true);
  }
});
