import { Id } from '#shared/scheme/scheme-strings.ts'

/** Why a new scheme cannot have this id; null where it can. */
export function idProblem(id: string, taken: readonly string[]): string | null {
  if (!Id.safeParse(id).success) return '1 to 40 of a-z, 0-9, _ and -, beginning with a letter.'
  return taken.includes(id) ? 'Another scheme of this study has this id.' : null
}
