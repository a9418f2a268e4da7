import { mean } from './summaries.ts'

export type NestedScore = { person: number; task: number; rater: number; score: number }

/** ANOVA variance components of persons x (raters within tasks); may be negative, which a display shows as 0 with a note. */
export type NestedComponents = { person: number; task: number; rater: number; personTask: number; residual: number }

/**
 * Generalizability study with raters nested in tasks, every person scored by every rater of every task.
 * @returns null where the design is not complete or has fewer than two of anything. Source: Brennan (2001).
 */
export function nestedComponents(scores: readonly NestedScore[]): NestedComponents | null {
  const persons = [...new Set(scores.map((s) => s.person))]
  const tasks = [...new Set(scores.map((s) => s.task))]
  const raters = new Set(scores.map((s) => `${s.task}/${s.rater}`)).size / Math.max(1, tasks.length)
  const [np, nt] = [persons.length, tasks.length]
  if (np < 2 || nt < 2 || raters < 2 || scores.length !== np * nt * raters) return null
  const grouped = (key: (s: NestedScore) => string): Map<string, number> => {
    const groups = new Map<string, number[]>()
    for (const s of scores) groups.set(key(s), [...(groups.get(key(s)) ?? []), s.score])
    return new Map([...groups].map(([k, list]) => [k, mean(list)]))
  }
  const grand = mean(scores.map((s) => s.score))
  const p = grouped((s) => `${s.person}`)
  const t = grouped((s) => `${s.task}`)
  const r = grouped((s) => `${s.task}/${s.rater}`)
  const pt = grouped((s) => `${s.person}/${s.task}`)
  // Every sum runs over all scores, so that each mean counts as often as it has scores.
  const sums = { p: 0, t: 0, r: 0, pt: 0, e: 0 }
  for (const s of scores) {
    const mp = p.get(`${s.person}`) ?? 0
    const mt = t.get(`${s.task}`) ?? 0
    const mr = r.get(`${s.task}/${s.rater}`) ?? 0
    const mpt = pt.get(`${s.person}/${s.task}`) ?? 0
    sums.p += (mp - grand) ** 2
    sums.t += (mt - grand) ** 2
    sums.r += (mr - mt) ** 2
    sums.pt += (mpt - mp - mt + grand) ** 2
    sums.e += (s.score - mpt - mr + mt) ** 2
  }
  const msP = sums.p / (np - 1)
  const msT = sums.t / (nt - 1)
  const msR = sums.r / (nt * (raters - 1))
  const msPt = sums.pt / ((np - 1) * (nt - 1))
  const residual = sums.e / (nt * (np - 1) * (raters - 1))
  return {
    person: (msP - msPt) / (nt * raters),
    task: (msT - msR - msPt + residual) / (np * raters),
    rater: (msR - residual) / np,
    personTask: (msPt - residual) / raters,
    residual,
  }
}
