import type { Leaf } from './verify/compare.ts'
import { multiRaterGroups } from './verify/multi-rater-keys.ts'
import { everyAnswer, type RatingData } from './verify/rating-keys.ts'

export type Level = 'nominal' | 'ordinal' | 'interval' | 'ratio'

export type Figures = Readonly<Record<string, Leaf>>

/**
 * Every statistic that means something for a table of ratings at its level of measurement, under the keys of the
 * reference format (`tests/reference/golden/FORMAT.md`, which says what each is and which items it uses). Nothing is
 * left out for being undefined: a figure that the data do not give is null.
 *
 * @param data items x raters. `categories`: the codebook in order, at the nominal and ordinal level; null above.
 */
export function tableFigures(data: RatingData, level: Level): Figures {
  const { ratings, categories } = data
  const coded = level === 'nominal' || level === 'ordinal'
  const kinds = [...(coded ? ['categories' as const] : []), ...(level === 'nominal' ? [] : ['scores' as const])]
  const used = new Set<number | null>()
  let missing = false
  for (const row of ratings)
    for (const value of row) {
      used.add(value)
      if (value === null) missing = true
    }
  const table: Table = {
    level,
    pair: ratings[0]?.length === 2,
    categories: categories?.length ?? 0,
    unused: (categories ?? []).some((category) => !used.has(category)),
    missing,
  }
  const answers = everyAnswer(data, kinds, multiRaterGroups)
  return Object.fromEntries(Object.entries(answers).filter(([key]) => applies(key, table)))
}

type Table = {
  readonly level: Level
  /** Two raters. */
  readonly pair: boolean
  readonly categories: number
  /** A category of the codebook that nobody used. */
  readonly unused: boolean
  readonly missing: boolean
}

/** What a key asks of the table besides its level; the first that matches decides. */
const rules: readonly (readonly [keys: RegExp, applies: (table: Table) => boolean])[] = [
  // Of worked examples only.
  [/^(agree_percent|pairwise_agreement_percent|kappa_weighted_custom)/, () => false],
  [/^(ac1|bp)_observed_q/, ({ unused }) => unused],
  [/^(pabak|prevalence_index|bias_index)/, ({ pair, categories }) => pair && categories === 2],
  [/^kappa(_linear|_quadratic)/, ({ level, pair }) => level === 'ordinal' && pair],
  [/(_linear|_quadratic)(\.|$)/, ({ level }) => level === 'ordinal'],
  [/^(pairs\.|agree_pairs|kappa|specific_agreement|category_kappa)/, ({ pair }) => pair],
  [/^(scott_pi|ac1_pairs|bp_pairs|alpha_pairs_gwet)/, ({ pair }) => pair],
  [/^(light|conger_complete)/, ({ pair }) => !pair],
  [/^alpha_nominal/, ({ level }) => level === 'nominal' || level === 'ordinal'],
  [/^alpha_ordinal/, ({ level }) => level === 'ordinal'],
  [/^alpha_interval/, ({ level }) => level !== 'nominal'],
  [/^alpha_ratio/, ({ level }) => level === 'ordinal' || level === 'ratio'],
  [/^agree_within1/, ({ level, pair }) => level !== 'nominal' && pair],
  [/^agree_all_within1|^items_complete/, ({ level }) => level !== 'nominal'],
  [/^pairwise_agreement_complete/, ({ level }) => level === 'nominal' || level === 'ordinal'],
  [/^(ba\.|ccc|pearson|spearman|paired_t)/, ({ pair }) => pair],
  [/_reml_missing$/, ({ missing }) => missing],
]

function applies(key: string, table: Table): boolean {
  const rule = rules.find(([keys]) => keys.test(key))
  return rule === undefined || rule[1](table)
}
