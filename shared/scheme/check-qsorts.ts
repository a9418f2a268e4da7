import type { QSort } from './qsort.ts'
import type { Scheme } from './scheme.ts'
import type { Report, SchemePath } from './scheme-problem.ts'

/**
 * What the sorts of a scheme can be refused for: subjects that do not exist, piles out of order, sizes that do not add up
 * to the cards, criterion sorts that leave a card out, name one twice, lie outside the piles or put all in one place.
 */
export function checkQSorts(scheme: Scheme, report: Report): void {
  const subjects = new Set(scheme.subjects.map(({ id }) => id))
  for (const [n, sort] of (scheme.qsorts ?? []).entries()) {
    const path = ['qsorts', n]
    if (!subjects.has(sort.subject)) report('unknown-reference', [...path, 'subject'], { id: sort.subject })
    checkPiles(sort, path, report)
    checkCriteria(sort, path, report)
  }
}

function checkPiles({ piles, cards, forced }: QSort, path: SchemePath, report: Report): void {
  piles.forEach(({ value }, m) => {
    const before = piles[m - 1]?.value
    if (before !== undefined && value <= before)
      report('piles-order', [...path, 'piles', m, 'value'], { value, before })
  })
  const sum = piles.reduce((total, { size }) => total + size, 0)
  if (forced && sum !== cards.length) report('pile-sizes', [...path, 'piles'], { sum, cards: cards.length })
}

function checkCriteria({ criteria = [], cards, piles }: QSort, path: SchemePath, report: Report): void {
  const seen = new Set<string>()
  criteria.forEach(({ id, placements }, m) => {
    const at = [...path, 'criteria', m]
    if (seen.has(id)) report('duplicate-id', [...at, 'id'], { id })
    if (id.includes('-')) report('hyphen-in-id', [...at, 'id'], { id })
    seen.add(id)
    const known = new Set(cards.map((card) => card.id))
    const placed = new Set<string>()
    const [lowest, highest] = [piles[0]?.value ?? 0, piles.at(-1)?.value ?? 0]
    placements.forEach(({ card, value }, k) => {
      if (!known.has(card)) report('unknown-reference', [...at, 'placements', k, 'card'], { id: card })
      if (placed.has(card)) report('duplicate-id', [...at, 'placements', k, 'card'], { id: card })
      placed.add(card)
      if (value < lowest || value > highest)
        report('value-outside-piles', [...at, 'placements', k, 'value'], { value, lowest, highest })
    })
    const left = cards.filter((card) => !placed.has(card.id))
    if (left.length > 0)
      report('criterion-incomplete', [...at, 'placements'], { count: left.length, first: left[0]?.text ?? '' })
    if (new Set(placements.map(({ value }) => value)).size === 1)
      report('criterion-without-variation', [...at, 'placements'], { id })
  })
}
