import type { DraftValue } from '#shared/scheme/edit/draft-value.ts'
import { newId } from '#shared/scheme/edit/new-id.ts'
import { takenIds, textAt } from '#shared/scheme/edit/things.ts'
import { withoutHidden } from '#shared/scheme/hidden-characters.ts'
import type { SchemePath } from '#shared/scheme/scheme-problem.ts'
import type { Kind } from '../kinds/field.ts'
import { lengthAt } from '../kinds/fresh.ts'
import { insertAt, setAt } from './recipes.ts'
import type { Recipe } from './steps.ts'

/** More than any list of a scheme holds. */
const mostLines = 500

/**
 * The items of a pasted text, one a line. Empty lines count for nothing. Where every line begins with its number
 * (`1.`, `2)`) or with a sign of a list, that is left out; numbers that do not run on belong to the text.
 */
export function pastedLines(text: string): readonly string[] {
  const lines = text
    .split(/\r\n|[\n\r\u2028\u2029\v\f]/)
    .map((line) => withoutHidden(line.replaceAll('\t', ' '), 'line').trim())
    .filter((line) => /[\p{L}\p{N}]/u.test(line))
    .slice(0, mostLines)
  return withoutNumbers(lines) ?? withoutBullets(lines) ?? lines
}

function withoutNumbers(lines: readonly string[]): readonly string[] | null {
  const parts = lines.map((line) => /^\(?(\d{1,3})[.):]?\s+(\S.*)$/.exec(line))
  const first = Number(parts[0]?.[1] ?? 0)
  const runsOn = lines.length > 1 && parts.every((part, n) => part !== null && Number(part[1]) === first + n)
  return runsOn ? parts.map((part) => part?.[2] ?? '') : null
}

function withoutBullets(lines: readonly string[]): readonly string[] | null {
  const parts = lines.map((line) => /^[-–•*·]\s+(\S.*)$/.exec(line))
  return lines.length > 1 && parts.every((part) => part !== null) ? parts.map((part) => part[1] ?? '') : null
}

type Pasting = {
  readonly recipe: Recipe
  /** Where the first of the lines will stand. */
  readonly first: number
}

/** A longer line is a statement, and no name to make an id of. */
const longestName = 24

/** Puts lines into a list, one entry each. Entries that nobody has written anything in yet are filled first. */
export function pasting(draft: DraftValue, list: SchemePath, kind: Kind, lines: readonly string[]): Pasting {
  const member = kind.paste ?? 'label'
  const count = lengthAt(draft, list)
  const blank = Array.from({ length: count }, (_, n) => n).filter(
    (n) => textAt(draft, [...list, n, member]).trim() === '',
  )
  const taken = new Set(takenIds(draft, [...list, count]))
  const fresh = lines.slice(blank.length).map((line) => {
    const id = newId(line.length > longestName ? '' : line, taken, kind.stem)
    taken.add(id)
    return { made: kind.make(draft, list), id, line }
  })
  return {
    first: blank[0] ?? count,
    recipe: (open) => {
      for (const [k, n] of blank.entries()) {
        const line = lines[k]
        if (line !== undefined) setAt([...list, n, member], line)(open)
      }
      for (const [k, { made, id, line }] of fresh.entries()) {
        const at = [...list, count + k]
        insertAt(list, count + k, made)(open)
        setAt([...at, 'id'], id)(open)
        setAt([...at, member], line)(open)
      }
    },
  }
}
