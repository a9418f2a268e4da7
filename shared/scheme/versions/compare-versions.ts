/** The order of two version numbers by their three parts: negative when `a` comes first, 0 when they are the same. */
export function compareVersions(a: string, b: string): number {
  const [first, second] = [a, b].map((version) => version.split('.').map(Number))
  for (let n = 0; n < 3; n += 1) {
    const difference = (first?.[n] ?? 0) - (second?.[n] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
