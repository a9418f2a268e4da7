import type { Checklist } from './checklist.ts'
import type { Scheme } from './scheme.ts'
import type { Report } from './scheme-problem.ts'

/** What the lists of a scheme can be refused for: ids used twice, subscales without items or that do not exist, credit that no item can get. */
export function checkChecklists(scheme: Scheme, report: Report): void {
  const subjects = new Set(scheme.subjects.map(({ id }) => id))
  for (const [n, list] of (scheme.checklists ?? []).entries()) {
    if (!subjects.has(list.subject)) report('unknown-reference', ['checklists', n, 'subject'], { id: list.subject })
    checkItems(list, n, report)
  }
}

function checkItems(list: Checklist, n: number, report: Report): void {
  const subscales = new Set(list.subscales.map(({ id }) => id))
  const used = new Set(list.items.map(({ subscale }) => subscale))
  const seen = new Set<string>()
  list.items.forEach((item, m) => {
    if (!subscales.has(item.subscale))
      report('unknown-reference', ['checklists', n, 'items', m, 'subscale'], { id: item.subscale })
    if (seen.has(item.id)) report('duplicate-id', ['checklists', n, 'items', m, 'id'], { id: item.id })
    seen.add(item.id)
    const occasion = list.subscales.find(({ id }) => id === item.subscale)?.occasion ?? null
    if (item.creditIfAbsent === true && occasion === null && list.answers.notApplicable === null)
      report('credit-without-absence', ['checklists', n, 'items', m, 'creditIfAbsent'])
  })
  list.subscales.forEach(({ id, occasion }, m) => {
    if (!used.has(id)) report('subscale-without-items', ['checklists', n, 'subscales', m], { id })
    if (occasion?.absent === 'not_applicable' && list.answers.notApplicable === null)
      report('no-word-for-answer', ['checklists', n, 'answers', 'notApplicable'], { id })
  })
}
