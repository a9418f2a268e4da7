import { walk } from '../scheme/formula/ast.ts'
import type { Value } from '../scheme/formula/value.ts'
import type { SchemeRule } from '../scheme/scheme.ts'
import { boutRule } from './confirmation.ts'
import type { Episode } from './episode.ts'
import type { Evaluation, Where } from './evaluation.ts'
import { nameOf, type Issue, type Severity } from './issue.ts'
import type { ObservationContent } from './observation.ts'
import { contextRecordId } from './record.ts'
import { streamOf } from './streams.ts'

/** What a rule of the scheme asks for or remarks, at each place where its condition holds. */
export function ruleIssues(content: ObservationContent, evaluation: Evaluation, rule: SchemeRule): Issue[] {
  if (rule.kind === 'skip' || rule.kind === 'derive') return []
  if (rule.scope === 'bout') return boutIssues(content, evaluation, rule)
  const places =
    rule.scope === 'session'
      ? [{ where: evaluation.whole, episode: null }]
      : evaluation.episodes.map((episode) => ({ where: evaluation.inEpisode(episode), episode }))
  return places
    .filter(({ where }) => evaluation.holds(rule.when, where))
    .flatMap(({ where, episode }) => ruleIssuesAt(content, evaluation, rule, where, episode))
}

/** Rules that say nothing by themselves never get this far. */
const severityOf = ({ kind }: SchemeRule): Severity => (kind === 'skip' || kind === 'derive' ? 'warn' : kind)

function ruleIssuesAt(
  content: ObservationContent,
  evaluation: Evaluation,
  rule: SchemeRule,
  where: Where,
  episode: Episode | null,
): Issue[] {
  const name = episode === null ? '' : nameOf(content, episode)
  const issue: Issue = {
    code: 'lock.rule',
    severity: severityOf(rule),
    params: { rule: rule.id, message: rule.message, episode: name },
    ...(episode === null ? {} : { episode: episode.id, atMs: episode.startMs }),
  }
  if (rule.kind === 'require') return unmet(content, evaluation, rule, where).map((field) => ({ ...issue, ...field }))
  if (rule.kind !== 'confirm') return [issue]
  const basis = basisOf(evaluation, rule, where)
  return [{ ...issue, confirm: { rule: rule.id, episode: episode?.id ?? null, basis } }]
}

/** The fields that a `require` rule asks for and that are not there: ratings, context items, codes in the episodes. */
function unmet(
  content: ObservationContent,
  evaluation: Evaluation,
  rule: SchemeRule,
  where: Where,
): Pick<Issue, 'rating' | 'set' | 'contextItem'>[] {
  return rule.fields.flatMap((field): Pick<Issue, 'rating' | 'set' | 'contextItem'>[] => {
    if (evaluation.scheme.ratings.has(field)) {
      const value = evaluation.rating(field, where)
      return !value.ok && value.missing === 'pending' ? [{ rating: field }] : []
    }
    const coded = evaluation.scheme.codes.get(field)
    if (coded === undefined)
      return content.records[contextRecordId(field)] === undefined ? [{ contextItem: field }] : []
    const found = streamOf(content, coded.set.id).some(
      ({ code, start }) =>
        code === field && where.spans.some(({ startMs, endMs }) => startMs <= start && start < endMs),
    )
    return found ? [] : [{ set: coded.set.id }]
  })
}

/** Rules of single bouts: those of the sets and codes that the rule names, or of all states where it names none. */
function boutIssues(content: ObservationContent, evaluation: Evaluation, rule: SchemeRule): Issue[] {
  const meant = (id: string): boolean => rule.fields.length === 0 || rule.fields.includes(id)
  const sets = content.scheme.sets.filter((set) => set.kind === 'state')
  return sets.flatMap((set) =>
    streamOf(content, set.id).flatMap(({ code, start, end }): Issue[] => {
      if (!meant(set.id) && !meant(code)) return []
      const episode = evaluation.episodes.find(({ startMs, endMs }) => startMs <= start && start < endMs)
      if (episode === undefined) return []
      const where = { ...evaluation.inEpisode(episode), boutS: (end - start) / 1000 }
      if (!evaluation.holds(rule.when, where)) return []
      const label = set.codes.find(({ id }) => id === code)?.label ?? code
      const params = {
        rule: rule.id,
        message: rule.message,
        episode: nameOf(content, episode),
        label,
        at: start / 1000,
      }
      const severity = severityOf(rule)
      const basis = `${code}=${end - start}`
      const confirm =
        severity === 'confirm' ? { confirm: { rule: boutRule(rule.id, start), episode: episode.id, basis } } : {}
      return [{ code: 'lock.rule', severity, params, episode: episode.id, atMs: start, set: set.id, ...confirm }]
    }),
  )
}

/** The values that a rule speaks of, as text: what a confirmation was given for. */
function basisOf(evaluation: Evaluation, rule: SchemeRule, where: Where): string {
  const parts = new Set<string>()
  walk(evaluation.scheme.formula(rule.when), (part) => {
    const isValue = part.kind === 'name' && isNumber(evaluation, part.name)
    // `has` has a value only within a condition about one event; the call around it stands for it.
    if (isValue || part.kind === 'context' || (part.kind === 'call' && part.fn !== 'has'))
      parts.add(rule.when.slice(part.at.from, part.at.to))
  })
  return [...parts].map((text) => `${text}=${spell(evaluation.ask(text, where))}`).join('; ')
}

function isNumber({ scheme }: Evaluation, name: string): boolean {
  return scheme.ratings.has(name) || scheme.composites.has(name) || name === 'episode_s'
}

const spell = (value: Value): string => (value.ok ? String(value.value) : value.missing)
