import { expect, test } from 'vitest';
import { isTopicFilter, matches } from './topics.ts';

// The examples of MQTT 3.1.1, section 4.7.
test.each([
  ['sport/tennis/player1/#', 'sport/tennis/player1', true],
  ['sport/tennis/player1/#', 'sport/tennis/player1/score/wimbledon', true],
  ['sport/#', 'sport', true],
  ['#', 'anything/at/all', true],
  ['sport/tennis/+', 'sport/tennis/player1', true],
  ['sport/tennis/+', 'sport/tennis/player1/ranking', false],
  ['sport/+', 'sport', false],
  ['sport/+', 'sport/', true],
  ['+/+', '/finance', true],
  ['/+', '/finance', true],
  ['+', '/finance', false],
  ['#', '$SYS/uptime', false],
  ['+/monitor/Clients', '$SYS/monitor/Clients', false],
  ['$SYS/#', '$SYS/uptime', true],
])('%s stands for %s: %s', (filter, topic, does) => {
  expect(matches(filter, topic)).toBe(does);
});

test.each(['sport/tennis#', 'sport/tennis/#/ranking', 'sport+', '', 'a\0b'])('"%s" is no filter', (filter) => {
  expect(isTopicFilter(filter)).toBe(false);
});
