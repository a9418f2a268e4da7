import { alsoInWords } from '../also.ts'
import { quoted } from '../place-words.ts'
import type { Composite, Scheme, SchemeRule } from '../scheme.ts'
import { addedList, checklists } from './checklist-members.ts'
import { addedSet, setMembers } from './code-members.ts'
import { changeInWords, entries, formula, isSame, matched, value } from './compare-values.ts'
import { computed } from './computed-members.ts'
import { names, things } from './compare-lists.ts'
import { addedGrid, grids } from './grid-members.ts'
import { addedForm, ipsatives } from './ipsative-members.ts'
import { visitEach } from './link-members.ts'
import { modifierMembers } from './modifier-members.ts'
import { lookups } from './lookup-members.ts'
import { nameOfId } from './name-of-id.ts'
import { qsorts } from './qsort-members.ts'
import { addedScale, scaleMembers } from './scale-members.ts'
import { compareMembers, reasons, type Members, type Place, type Reason, type Rule } from './scheme-change.ts'

type Item<List extends 'subjects' | 'episodes' | 'passes' | 'context' | 'marks' | 'reliability'> = Scheme[List][number]

const byId = { key: ({ id }: { readonly id: string }): string => id }
const labelled = { ...byId, label: ({ label }: { readonly label: string }): string => label }
const isNamed = { ...byId, label: ({ name }: { readonly name: string }): string => name }

const subjectMembers: Members<Item<'subjects'>> = {
  id: matched,
  role: value(reasons.judged),
  label: value(reasons.judged),
  exportPrefix: value(reasons.columns),
}

const episodeMembers: Members<Item<'episodes'>> = {
  id: matched,
  name: value(reasons.judged),
  nominalS: value(reasons.score),
  minCodableS: value(reasons.score),
  required: value(reasons.required),
  mayBeCutShort: value(reasons.required),
}

/** Measures of the whole recording take in every episode, so that one more can move them. */
function addedEpisode(episode: Item<'episodes'>, { to }: Place): Reason {
  if (episode.required) return { level: 'major', why: 'It is new and required: earlier recordings do not have it.' }
  const whole = [...to.ratings, ...to.composites].find(({ scope }) => scope === 'session')
  if (whole === undefined) return reasons.optional
  return {
    level: 'major',
    why: `It is new, and “${whole.label}” is about the whole recording: it takes in this episode too.`,
  }
}

/** What a pass shows more of is as much of a change as the thing itself is; what moves from another pass is major. */
function shownMore(kind: 'sets' | 'ratings', id: string, place: Place): Reason {
  const before: readonly { readonly id: string }[] = place.from[kind]
  if (before.some((thing) => thing.id === id)) return reasons.work
  const scale = kind === 'ratings' ? place.to.ratings.find((thing) => thing.id === id) : undefined
  const set = kind === 'sets' ? place.to.sets.find((thing) => thing.id === id) : undefined
  if (scale !== undefined) return addedScale(scale, place)
  return set === undefined ? reasons.work : addedSet(set)
}

const shownInPass = (kind: 'sets' | 'ratings'): Rule<Item<'passes'>, readonly string[] | undefined> =>
  names({
    nameOf: nameOfId(kind),
    added: (id, { place }) => shownMore(kind, id, place),
    removed: () => reasons.gone,
  })

/** A pass for nothing but new optional things may be left out like them. */
function addedPass(pass: Item<'passes'>, place: Place): Reason {
  const shown = [
    ...pass.sets.map((id) => shownMore('sets', id, place)),
    ...pass.ratings.map((id) => shownMore('ratings', id, place)),
  ]
  const optional = shown.length > 0 && pass.minWatched === undefined && place.from.passes.length > 0
  return optional && shown.every(({ level }) => level === 'minor') ? reasons.optional : reasons.work
}

const namedForms = (kind: 'qsorts' | 'ipsatives'): Rule<Item<'passes'>, readonly string[] | undefined> =>
  names({
    nameOf: nameOfId(kind),
    added: (id, { place }) => (place.from[kind]?.some((form) => form.id === id) === true ? reasons.work : addedForm),
    removed: () => reasons.gone,
  })

const passMembers: Members<Item<'passes'>> = {
  id: matched,
  name: value(reasons.wording),
  subject: value(reasons.judged),
  sets: shownInPass('sets'),
  ratings: shownInPass('ratings'),
  checklists: names({
    nameOf: nameOfId('checklists'),
    added: (id, { place }) =>
      place.from.checklists?.some((list) => list.id === id) === true ? reasons.work : addedList,
    removed: () => reasons.gone,
  }),
  grids: names({
    nameOf: nameOfId('grids'),
    added: (id, { place }) => (place.from.grids?.some((grid) => grid.id === id) === true ? reasons.work : addedGrid),
    removed: () => reasons.gone,
  }),
  qsorts: namedForms('qsorts'),
  ipsatives: namedForms('ipsatives'),
  purpose: value(reasons.wording),
  speedMax: value(reasons.work),
  slowSpeeds: entries(reasons.work),
  marks: names({ nameOf: nameOfId('marks'), added: () => reasons.optional, removed: () => reasons.gone }),
  minWatched: value(reasons.work),
  audio: value(reasons.work),
  masks: names({ nameOf: nameOfId('subjects'), added: () => reasons.work, removed: () => reasons.work }),
  visitEach,
}

const contextMembers: Members<Item<'context'>> = {
  id: matched,
  label: value(reasons.judged),
  type: value(reasons.judged),
  options: entries(reasons.choice),
  min: value(reasons.choice),
  max: value(reasons.choice),
  unit: value(reasons.judged),
  required: value(reasons.required),
}

const unlessRequired = ({ required }: { readonly required: boolean }): Reason =>
  required ? { level: 'major', why: 'It is new and required: earlier codings do not have it.' } : reasons.optional

const markMembers: Members<Item<'marks'>> = { id: matched, key: value(reasons.key), label: value(reasons.judged) }

const compositeMembers: Members<Composite> = {
  id: matched,
  label: value(reasons.wording),
  expr: formula(reasons.score),
  scope: value(reasons.score),
  forEach: names({ nameOf: nameOfId('sets'), added: () => reasons.computed, removed: () => reasons.gone }),
  minValid: value(reasons.score),
  // `reverse` turns a composite round within its range.
  range: value(reasons.score),
  unit: value(reasons.wording),
}

const isBinding = ({ kind }: SchemeRule): boolean => kind === 'block' || kind === 'skip' || kind === 'require'
function ofRule(...rules: readonly SchemeRule[]): Reason {
  if (rules.some(({ kind }) => kind === 'derive')) return reasons.score
  return rules.some(isBinding) ? reasons.required : reasons.hint
}

const ruleMembers: Members<SchemeRule> = {
  id: matched,
  kind: value(ofRule),
  when: formula(ofRule),
  target: value(ofRule),
  value: formula(ofRule),
  fields: entries(ofRule),
  scope: value(ofRule),
  message: value(ofRule),
}

const aimMembers: Members<Item<'reliability'>> = {
  target: matched,
  statistic: value(reasons.exported),
  point: value(reasons.exported),
  ciLower: value(reasons.exported),
  minN: value(reasons.exported),
  toleranceMs: value(reasons.exported),
  also: names({ nameOf: alsoInWords, added: () => reasons.beside, removed: () => reasons.beside }),
}

const basisMembers: Members<Scheme['basis']> = {
  wording: value(reasons.wording),
  informedBy: entries(reasons.wording),
  notEquivalentTo: entries(reasons.wording),
  reportAs: value(reasons.wording),
  validated: value(reasons.wording),
}

const basis: Rule<Scheme, Scheme['basis']> = ({ a, b, member, place }) =>
  compareMembers(basisMembers, a, b, {
    ...place,
    path: [...place.path, member],
    say: (words) => place.say(`basis: ${words}`),
  })

const quantityWords: Rule<Scheme, Scheme['quantityWords']> = ({ a, b, member, place }) =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((word) => {
    const [before, after] = [Object.hasOwn(a, word) ? a[word] : undefined, Object.hasOwn(b, word) ? b[word] : undefined]
    if (isSame(before, after)) return []
    const words = place.say(changeInWords(`word of quantity ${quoted(word)}`, before, after))
    const { level, why } = after === undefined ? reasons.gone : reasons.judged
    return [{ path: [...place.path, member, ...(after === undefined ? [] : [word])], level, words, why }]
  })

/** Every member of a scheme, and what a change of it means. `format` has one value only. */
export const schemeMembers: Members<Scheme> = {
  format: matched,
  version: matched,
  id: value(reasons.identity),
  name: value(reasons.wording),
  summary: value(reasons.wording),
  language: value(reasons.wording),
  basis,
  // Scores of children outside the ages that a version was made for are not comparable.
  ageMonths: value(reasons.judged),
  licenceGate: value(reasons.wording),
  quantityWords,
  subjects: things({ ...labelled, members: subjectMembers, added: () => reasons.optional }),
  episodes: things({ ...isNamed, members: episodeMembers, added: addedEpisode }),
  passes: things({ ...isNamed, members: passMembers, added: addedPass }),
  ratings: things({ ...labelled, members: scaleMembers, added: addedScale }),
  sets: things({ ...labelled, members: setMembers, added: addedSet }),
  checklists,
  grids,
  qsorts,
  ipsatives,
  lookups,
  modifiers: things({ ...labelled, members: modifierMembers, added: unlessRequired }),
  computed,
  context: things({ ...labelled, members: contextMembers, added: unlessRequired }),
  marks: things({ ...labelled, members: markMembers, added: () => reasons.optional }),
  composites: things({ ...labelled, members: compositeMembers, added: () => reasons.computed }),
  rules: things({
    ...byId,
    label: ({ message }) => (message === '' ? null : message),
    members: ruleMembers,
    added: (rule) => ofRule(rule),
  }),
  reliability: things({
    key: ({ target }) => target,
    label: () => null,
    members: aimMembers,
    added: () => reasons.exported,
  }),
  tests: value(reasons.checked),
}
