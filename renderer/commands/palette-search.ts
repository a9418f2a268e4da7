/** The entries whose title holds every word of `query`, in any order; titles that begin with the query come first. */
export function searchTitles<T extends { readonly title: string }>(entries: readonly T[], query: string): T[] {
  const wanted = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  const whole = wanted.join(' ')
  const rank = (entry: T): number => (entry.title.toLowerCase().startsWith(whole) ? 0 : 1)
  return entries
    .filter((entry) => wanted.every((word) => entry.title.toLowerCase().includes(word)))
    .sort((a, b) => rank(a) - rank(b))
}
