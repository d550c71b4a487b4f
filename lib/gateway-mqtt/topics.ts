/** Whether a text is a topic filter of MQTT 3.1.1 (4.7): `+` and `#` stand for whole levels, `#` only for the last ones. */
export function isTopicFilter(filter: string): boolean {
  if (filter === '' || filter.length > 65_535 || filter.includes('\0')) return false;
  const levels = filter.split('/');
  return levels.every((level, at) => {
    if (level === '#') return at === levels.length - 1;
    return level === '+' || !/[+#]/.test(level);
  });
}

/** Whether a topic is one of those that a filter stands for. What begins with `$` is the broker's own: no leading wildcard reaches it. */
export function matches(filter: string, topic: string): boolean {
  const wanted = filter.split('/');
  const levels = topic.split('/');
  if (topic.startsWith('$') && (wanted[0] === '+' || wanted[0] === '#')) return false;
  for (const [at, level] of wanted.entries()) {
    // `a/#` stands for `a` too.
    if (level === '#') return levels.length >= at;
    if (at >= levels.length || (level !== '+' && level !== levels[at])) return false;
  }
  return levels.length === wanted.length;
}
