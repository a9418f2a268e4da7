/**
 * Characters that cannot be seen but change what is read: control characters (other than line break and tab),
 * controls of writing direction, spaces without width, separators and tags that nothing shows, the mark of byte order,
 * halves of a surrogate pair. Joiners stay: scripts and pictures need them.
 */
const hidden =
  /(?![\n\t])[\p{Cc}\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\u200B\u2028\u2029\u2060-\u2064\uFFF9-\uFFFB\u{E0000}-\u{E007F}\uFEFF]/u
const hiddenInLine =
  /[\p{Cc}\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\u200B\u2028\u2029\u2060-\u2064\uFFF9-\uFFFB\u{E0000}-\u{E007F}\uFEFF]/u
const hiddenAnywhere = new RegExp(hiddenInLine.source, 'gu')

export type HiddenCharacter = {
  /** Position in the text, from 0. */ readonly at: number
  /** U+202E */ readonly name: string
}

/** The first one of a text. In a single line, line breaks and tabs count too. */
export function hiddenCharacter(text: string, kind: 'line' | 'lines'): HiddenCharacter | null {
  const found = (kind === 'line' ? hiddenInLine : hidden).exec(text)
  return found === null ? null : { at: found.index, name: codePointName(found[0]) }
}

/** A text as it was typed or pasted, without what is hidden in it. In a single line, a line break becomes a space. */
export function withoutHidden(text: string, kind: 'line' | 'lines'): string {
  const plain = text.replaceAll(/\r\n?/g, '\n')
  if (kind === 'lines') return plain.replaceAll(new RegExp(hidden.source, 'gu'), '')
  return plain.replaceAll(/[\n\t]+/g, ' ').replaceAll(hiddenAnywhere, '')
}

/** A text from a file, fit to be quoted in a sentence: what is hidden becomes visible, what is long is cut. */
export function quotable(text: string, longest = 60): string {
  const characters = Array.from(text.slice(0, longest * 2 + 2))
  const cut = characters.length > longest ? [...characters.slice(0, longest - 1), '…'] : characters
  return cut.join('').replaceAll(hiddenAnywhere, (character) => `[${codePointName(character)}]`)
}

function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
