import { isBlank } from '../scheme/modifier.ts'
import type { RatingScale } from '../scheme/scheme.ts'
import { askedItems, itemAnswer } from './checklist-answers.ts'
import { absentEpisodeRule } from './confirmation.ts'
import type { Episode } from './episode.ts'
import { evaluationOf, type Evaluation, type Where } from './evaluation.ts'
import { formIssues } from './form-issues.ts'
import { intervalAnswer } from './grid-answers.ts'
import { gridIntervals } from './grid-intervals.ts'
import { nameOf, type Issue } from './issue.ts'
import { linkOf } from './links.ts'
import { eventsOf, type ObservationContent } from './observation.ts'
import type { EventRecord } from './record.ts'
import { confirmRecordId, contextRecordId, ratingRecordId } from './record.ts'
import { segmentIssues } from './segment-issues.ts'
import { shortBoutIssues } from './short-bouts.ts'
import { ruleIssues } from './rule-issues.ts'
import { episodeOfEvent, gapsOf } from './streams.ts'

export { stopsLock, type Issue } from './issue.ts'

/**
 * Everything that is open in an observation, in the order in which a coder would deal with it: episodes, codes, ratings,
 * context, then the rules of the scheme. What was confirmed for the very same values is left out. May be locked when
 * no issue `stopsLock`.
 */
export function missingForLock(content: ObservationContent): Issue[] {
  const evaluation = evaluationOf(content)
  const own = [
    ...episodeIssues(content, evaluation),
    ...gapIssues(content, evaluation),
    ...eventIssues(content),
    ...shortBoutIssues(content),
    ...segmentIssues(content),
    ...content.scheme.ratings.flatMap((rating) => ratingIssues(content, evaluation, rating)),
    ...checklistIssues(content, evaluation),
    ...gridIssues(content, evaluation),
    ...formIssues(content, evaluation.episodes),
    ...contextIssues(content),
  ]
  const rules = content.scheme.rules.flatMap((rule) => ruleIssues(content, evaluation, rule))
  // A rule that asks for a rating says nothing new where the scale itself already does.
  const asked = new Set(own.filter(({ code }) => code === 'lock.rating-missing').map(placeOfRating))
  const issues = [...own, ...rules.filter((issue) => issue.rating === undefined || !asked.has(placeOfRating(issue)))]
  return issues.filter((issue) => !isConfirmed(content, issue))
}

const placeOfRating = ({ rating, episode }: Issue): string => ratingRecordId(rating ?? '', episode ?? null)

function isConfirmed({ records }: ObservationContent, { confirm }: Issue): boolean {
  if (confirm === undefined) return false
  const record = records[confirmRecordId(confirm.rule, confirm.episode)]
  return record?.type === 'confirm' && record.basis === confirm.basis
}

function episodeIssues({ scheme }: ObservationContent, evaluation: Evaluation): Issue[] {
  return scheme.episodes.flatMap((kind): Issue[] => {
    const spans = evaluation.ofKind(kind.id).spans
    if (spans.length === 0 && kind.required) {
      // Only a lead can add an episode; a recording that was stopped early has none to add. So the coder confirms.
      const confirm = { rule: absentEpisodeRule, episode: kind.id, basis: 'absent' }
      return [
        { code: 'lock.episode-missing', severity: 'confirm', params: { name: kind.name }, episode: kind.id, confirm },
      ]
    }
    return spans
      .filter(({ startMs, endMs }) => endMs - startMs < kind.minCodableS * 1000)
      .map(({ id, startMs, endMs }) => ({
        code: 'lock.episode-short',
        severity: 'warn',
        params: { name: kind.name, seconds: (endMs - startMs) / 1000, minimum: kind.minCodableS },
        episode: id,
        atMs: startMs,
      }))
  })
}

function gapIssues(content: ObservationContent, { episodes }: Evaluation): Issue[] {
  const exhaustive = content.scheme.sets.filter((set) => set.exhaustive)
  return exhaustive.flatMap((set) =>
    episodes.flatMap((episode) =>
      gapsOf(content, set.id, episode).map(({ start, end }): Issue => {
        const params = { set: set.label, episode: nameOf(content, episode), from: start / 1000, to: end / 1000 }
        return { code: 'lock.gap', severity: 'require', params, episode: episode.id, atMs: start, set: set.id }
      }),
    ),
  )
}

function eventIssues(content: ObservationContent): Issue[] {
  const { scheme, episodes, records } = content
  return eventsOf(records).flatMap((event): Issue[] => {
    const set = scheme.sets.find(({ id }) => id === event.set)
    const code = set?.codes.find(({ id }) => id === event.code)
    const at = { atMs: event.onsetMs, set: event.set, eventId: event.id }
    const label = code?.label ?? event.code
    const episode = episodeOfEvent(event, episodes)
    if (episode === null)
      return [{ code: 'lock.outside-episodes', severity: 'warn', params: { label, at: event.onsetMs / 1000 }, ...at }]
    const required = scheme.modifiers.filter(({ id, required: needed }) => needed && code?.modifiers.includes(id))
    const open = required
      .filter(({ id }) => isBlank(event.modifiers[id]))
      .map((modifier): Issue => {
        const params = { label, modifier: modifier.label, at: event.onsetMs / 1000 }
        return { code: 'lock.modifier-missing', severity: 'require', params, episode: episode.id, ...at }
      })
    return [...linkIssues(content, event, { label, at: event.onsetMs / 1000 }, { episode: episode.id, ...at }), ...open]
  })
}

function linkIssues(
  { scheme, records }: ObservationContent,
  event: EventRecord,
  params: Issue['params'],
  place: Pick<Issue, 'episode' | 'atMs' | 'set' | 'eventId'>,
): Issue[] {
  const link = linkOf(scheme, records, event)
  if (link?.kind === 'early') return [{ code: 'lock.link-early', severity: 'block', params, ...place }]
  const set = scheme.sets.find(({ id }) => id === event.set)
  if (link?.kind !== 'open' || set?.linksTo?.required !== true) return []
  const cues = scheme.sets.find(({ id }) => id === set.linksTo?.set)?.label ?? ''
  return [{ code: 'lock.link-missing', severity: 'require', params: { ...params, cues }, ...place }]
}

function ratingIssues(content: ObservationContent, evaluation: Evaluation, rating: RatingScale): Issue[] {
  const places: { episode: Episode | null; where: Where }[] =
    rating.scope === 'session'
      ? [{ episode: null, where: evaluation.whole }]
      : evaluation.episodes.map((episode) => ({ episode, where: evaluation.inEpisode(episode) }))
  return places.flatMap(({ episode, where }): Issue[] => {
    const value = evaluation.rating(rating.id, where)
    const at = { rating: rating.id, ...(episode === null ? {} : { episode: episode.id, atMs: episode.startMs }) }
    const params = { rating: rating.label, episode: episode === null ? '' : nameOf(content, episode) }
    if (!value.ok) {
      const open = value.missing === 'pending' && rating.required && isAsked(rating, evaluation, where)
      return open ? [{ code: 'lock.rating-missing', severity: 'require', params, ...at }] : []
    }
    // What follows by a rule is nobody's judgement, which alone has evidence.
    if (evaluation.derived(rating.id, episode?.id ?? null) !== null) return []
    return evidenceIssue(content, evaluation, rating, { ...where, value }).map((counts) => ({
      code: 'lock.evidence-missing',
      severity: 'require',
      params: { ...params, ...counts },
      ...at,
    }))
  })
}

/** A scale whose condition waits for an answer is not asked for yet: the answer is, in its own issue. */
function isAsked(rating: RatingScale, evaluation: Evaluation, where: Where): boolean {
  return rating.showIf === null || evaluation.ask(rating.showIf, where).ok
}

function evidenceIssue(
  { records }: ObservationContent,
  evaluation: Evaluation,
  { id, evidence }: RatingScale,
  where: Where,
): { have: number; need: number }[] {
  if (evidence === null || !evaluation.holds(evidence.when, where)) return []
  const episodes = new Set<string | null>(where.kind === null ? [null] : where.spans.map((span) => span.id))
  const marks = Object.values(records).filter((record) => record.type === 'mark' && record.rating === id)
  const have = marks.filter((mark) => mark.type === 'mark' && episodes.has(mark.episode)).length
  return have < evidence.minMarks ? [{ have, need: evidence.minMarks }] : []
}

function checklistIssues(content: ObservationContent, { episodes }: Evaluation): Issue[] {
  const { scheme, records } = content
  return (scheme.checklists ?? []).flatMap((list) => {
    const places: readonly (Episode | null)[] = list.scope === 'session' ? [null] : episodes
    return places.flatMap((episode): Issue[] => {
      const at = episode?.id ?? null
      const open = askedItems(list, records, at).filter(
        (item) => itemAnswer(records, { list: list.id, episode: at }, item) === null,
      )
      if (open.length === 0) return []
      const params = { list: list.label, episode: episode === null ? '' : nameOf(content, episode), n: open.length }
      const where = episode === null ? {} : { episode: episode.id, atMs: episode.startMs }
      return [{ code: 'lock.answers-missing', severity: 'require', params, checklist: list.id, ...where }]
    })
  })
}

function gridIssues(content: ObservationContent, { episodes }: Evaluation): Issue[] {
  const { scheme, records } = content
  return (scheme.grids ?? []).flatMap((grid) =>
    episodes.flatMap((episode): Issue[] => {
      const open = gridIntervals(grid, episode).flatMap(({ n, startMs }) =>
        grid.items
          .filter(({ id: item }) => {
            const target = { grid: grid.id, item, episode: episode.id, interval: n }
            return intervalAnswer(records, target) === undefined
          })
          .map(() => startMs),
      )
      const [atMs] = open
      if (atMs === undefined) return []
      const params = { list: grid.label, episode: nameOf(content, episode), n: open.length }
      return [{ code: 'lock.answers-missing', severity: 'require', params, grid: grid.id, episode: episode.id, atMs }]
    }),
  )
}

function contextIssues({ scheme, records }: ObservationContent): Issue[] {
  return scheme.context
    .filter((item) => item.required && records[contextRecordId(item.id)] === undefined)
    .map(({ id, label }) => ({
      code: 'lock.context-missing',
      severity: 'require',
      params: { item: label },
      contextItem: id,
    }))
}
