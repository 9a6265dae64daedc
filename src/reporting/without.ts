/** A copy of an object that lacks some of its properties. */
export function without<T extends object, Name extends keyof T & string>(
  value: T,
  ...names: readonly Name[]
): Omit<T, Name> {
  const left: readonly string[] = names;
  return Object.fromEntries(
    Object.entries(value).filter(([name]) => !left.includes(name)),
  ) as unknown as Omit<T, Name>;
}
