import type { LinksTo, VisitEach } from '../links.ts'
import type { CodeSet, SchemePass } from '../scheme.ts'
import type { z } from 'zod'
import { changeInWords, changeOf, entries, isSame, value } from './compare-values.ts'
import { memberInWords } from '../place-words.ts'
import { names } from './compare-lists.ts'
import { nameOfId } from './name-of-id.ts'
import { compareMembers, reasons, type Members, type Reason, type Rule } from './scheme-change.ts'

const linkMembers: Members<LinksTo> = {
  set: value(reasons.score),
  // Absent means all codes of the set, so that naming the first takes the others away.
  codes: entries(reasons.choice),
  required: value(reasons.required),
  // It decides which cue is proposed first, and so which is taken.
  withinS: value(reasons.work),
}

const visitMembers: Members<VisitEach> = {
  sets: names({ nameOf: nameOfId('sets'), added: () => reasons.work, removed: () => reasons.work }),
  // Where something is asked decides what a coder has seen when answering.
  modifiers: names({ nameOf: nameOfId('modifiers'), added: () => reasons.work, removed: () => reasons.work }),
  leadS: value(reasons.work),
  tailS: value(reasons.work),
}

/** A part that may be there or not: as a whole where it comes or goes, else member by member. */
function part<Thing, Part extends object>(
  members: Members<Part>,
  added: (made: Part) => Reason,
): Rule<Thing, Part | undefined> {
  return (compared) => {
    const { a, b, member, place } = compared
    if (isSame(a, b)) return []
    if (a === undefined || b === undefined) {
      const reason = b === undefined ? reasons.gone : added(b)
      return [changeOf(compared, changeInWords(memberInWords(member), a, b), reason)]
    }
    const say = (words: string): string => place.say(`${memberInWords(member)}: ${words}`)
    return compareMembers(members, a, b, { ...place, path: [...place.path, member], say })
  }
}

export const linksTo: Rule<CodeSet, LinksTo | undefined> = part(linkMembers, ({ required }) =>
  required ? reasons.required : reasons.optional,
)

export const visitEach: Rule<z.infer<typeof SchemePass>, VisitEach | undefined> = part(visitMembers, () => reasons.work)
