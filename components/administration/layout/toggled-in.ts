/** The list with the value, or without it when it was in. */
export function toggledIn<Value>(list: readonly Value[], value: Value): Value[] {
  return list.includes(value) ? list.filter((one) => one !== value) : [...list, value];
}
