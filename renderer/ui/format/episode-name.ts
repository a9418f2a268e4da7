/**
 * What an episode is called: its name in the scheme, otherwise its kind in readable form. A recording may have episodes
 * of kinds that only another scheme of the study names.
 */
export function episodeName(kinds: readonly { readonly id: string; readonly name: string }[], kind: string): string {
  const known = kinds.find(({ id }) => id === kind)?.name
  if (known !== undefined) return known
  const words = kind.replace(/[_-]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
