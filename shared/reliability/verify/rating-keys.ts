import { weightsByRank } from '../agreement-weights.ts'
import type { Weights } from '../agreement-weights.ts'
import { blandAltman } from '../bland-altman.ts'
import { categoryKappa } from '../category-kappa.ts'
import { cohenKappa } from '../cohen-kappa.ts'
import type { KappaEstimate } from '../cohen-kappa.ts'
import { confusionTable } from '../confusion-table.ts'
import type { ConfusionTable } from '../confusion-table.ts'
import { valueOf } from '../estimate.ts'
import { icc } from '../icc.ts'
import type { IccForm } from '../icc.ts'
import { kappaMax } from '../kappa-max.ts'
import { meanSquares } from '../mean-squares.ts'
import { measurementError, smallestDetectableChange } from '../measurement-error.ts'
import { pabak } from '../pabak.ts'
import { pairedDifference } from '../paired-difference.ts'
import { pearson } from '../pearson.ts'
import { percentAgreement } from '../percent-agreement.ts'
import { biasIndex, prevalenceIndex } from '../prevalence-bias.ts'
import { completeItems, completePairs } from '../ratings.ts'
import type { Ratings } from '../ratings.ts'
import { spearman } from '../spearman.ts'
import { normalQuantile } from '../special/normal.ts'
import { tQuantile } from '../special/student-t.ts'
import { specificAgreement } from '../specific-agreement.ts'
import { allWithinAgreement, pairwiseAgreement, withinAgreement } from '../within-agreement.ts'
import { asFraction, printedT, printedZ } from './as-printed.ts'
import type { Leaf } from './compare.ts'

/** A rating case of a reference file: items x raters over a codebook (null for scores). */
export type RatingData = {
  ratings: Ratings
  categories: readonly number[] | null
  disagreement_weights?: readonly (readonly number[])[] | undefined
  agreement_weights?: readonly (readonly number[])[] | undefined
  /** Also what reference programs print where nothing is defined (`as-printed.ts`): for comparing with them only. */
  asPrinted?: true | undefined
}

export type Answers = Record<string, Leaf>

/**
 * Groups of keys that come from one computation. A group is computed only if one of its keys is asked for. `needs`: what
 * the ratings must be for it to mean something; categories of a codebook, numbers, or either.
 */
export type Group = {
  owns: RegExp
  needs: 'categories' | 'scores' | 'either'
  compute: (data: RatingData) => Answers
}

const groups: Group[] = [
  {
    owns: /^(pairs\.|agree_pairs$|agree_percent$|kappa_max|pabak|prevalence_index|bias_index|scale\.)/,
    needs: 'categories',
    compute: pairAnswers,
  },
  { owns: /^kappa(_linear|_quadratic|_weighted_custom)?(\.|$)/, needs: 'categories', compute: kappaAnswers },
  { owns: /^(specific_agreement|category_kappa)\./, needs: 'categories', compute: categoryAnswers },
  {
    owns: /^(agree_within1|agree_all|pairwise_agreement_complete|items_complete)/,
    needs: 'either',
    compute: agreementAnswers,
  },
  { owns: /^icc_(1|a1|c1|k|ak|ck)(\.|$)/, needs: 'scores', compute: iccAnswers },
  { owns: /^(ms|g|sem|sdc)[._]/, needs: 'scores', compute: meanSquareAnswers },
  { owns: /^ba\./, needs: 'scores', compute: blandAltmanAnswers },
  { owns: /^(pearson|spearman|paired_t)/, needs: 'scores', compute: correlationAnswers },
]

/** Answers keys of one case; `undefined` for a key the program does not know. */
export function ratingAnswers(data: RatingData, more: readonly Group[] = []): (key: string) => Leaf | undefined {
  const computed = new Map<Group, Answers>()
  return (key) => {
    for (const group of [...groups, ...more]) {
      if (!group.owns.test(key)) continue
      let answers = computed.get(group)
      if (answers === undefined) {
        answers = group.compute({ ...data, asPrinted: true })
        computed.set(group, answers)
      }
      if (key in answers) return answers[key]
    }
    return undefined
  }
}

/** Every key that ratings of this kind have, whether or not anybody asks for it. */
export function everyAnswer(data: RatingData, kinds: readonly Group['needs'][], more: readonly Group[] = []): Answers {
  const computed = [...groups, ...more].filter(({ needs }) => needs === 'either' || kinds.includes(needs))
  return Object.assign({}, ...computed.map(({ compute }) => compute(data))) as Answers
}

function tableOf(data: RatingData): ConfusionTable {
  return confusionTable(completePairs(data.ratings).pairs, data.categories ?? [])
}

function pairAnswers(data: RatingData): Answers {
  const table = tableOf(data)
  const agreement = valueOf(percentAgreement(table))
  return {
    'pairs.n': table.n,
    'pairs.table': table.counts,
    agree_pairs: agreement,
    agree_percent: agreement === null ? null : 100 * agreement,
    kappa_max: valueOf(kappaMax(table)),
    pabak: valueOf(pabak(table)),
    prevalence_index: valueOf(prevalenceIndex(table)),
    bias_index: valueOf(biasIndex(table)),
  }
}

function kappaAnswers(data: RatingData): Answers {
  const table = tableOf(data)
  const q = table.categories.length
  const out: Answers = {
    ...plainKappa(table, data.asPrinted === true),
    ...kappaFigures('kappa_linear', cohenKappa(table, { weights: weightsByRank(q, 'linear') })),
    ...kappaFigures('kappa_quadratic', cohenKappa(table, { weights: weightsByRank(q, 'quadratic') })),
  }
  const custom = customWeights(data)
  return custom === null
    ? out
    : { ...out, ...kappaFigures('kappa_weighted_custom', cohenKappa(table, { weights: custom })) }
}

function plainKappa(table: ConfusionTable, asPrinted: boolean): Answers {
  const kappa = cohenKappa(table)
  const figures = kappaFigures('kappa', kappa)
  return asPrinted && kappa.ok && kappa.se0 === 0 ? { ...figures, 'kappa.z': printedZ(kappa.value, table) } : figures
}

// The record leaves out an interval at SE = 0; reference programs print the value twice.
function kappaFigures(name: string, kappa: KappaEstimate): Answers {
  if (!kappa.ok) {
    const keys = ['', '.se', '.se0', '.z', '.ci_z.lo', '.ci_z.hi', '.ci_t.lo', '.ci_t.hi']
    return Object.fromEntries(keys.map((key) => [name + key, null]))
  }
  const se = kappa.se ?? 0
  const z = normalQuantile(0.975) * se
  const t = se === 0 ? 0 : tQuantile(0.975, kappa.n - 1) * se
  return {
    [name]: kappa.value,
    [`${name}.se`]: se,
    [`${name}.se0`]: kappa.se0,
    [`${name}.z`]: kappa.z ?? null,
    [`${name}.ci_z.lo`]: kappa.value - z,
    [`${name}.ci_z.hi`]: kappa.value + z,
    [`${name}.ci_t.lo`]: kappa.value - t,
    [`${name}.ci_t.hi`]: Math.min(1, kappa.value + t),
  }
}

function customWeights(data: RatingData): Weights | null {
  if (data.agreement_weights !== undefined) return data.agreement_weights.map((row) => row.map(asFraction))
  const distances = data.disagreement_weights
  if (distances === undefined) return null
  const most = Math.max(...distances.flat())
  return distances.map((row) => row.map((d) => 1 - d / most))
}

function categoryAnswers(data: RatingData): Answers {
  const table = tableOf(data)
  const out: Answers = {}
  table.categories.forEach((category, i) => {
    out[`specific_agreement.${category}`] = valueOf(specificAgreement(table, i))
    out[`category_kappa.${category}`] = valueOf(categoryKappa(table, i))
  })
  return out
}

function agreementAnswers({ ratings }: RatingData): Answers {
  return {
    agree_within1: valueOf(withinAgreement(ratings, 1)),
    agree_all: valueOf(allWithinAgreement(ratings, 0)),
    agree_all_within1: valueOf(allWithinAgreement(ratings, 1)),
    pairwise_agreement_complete: valueOf(pairwiseAgreement(ratings)),
    items_complete: completeItems(ratings).rows.length,
  }
}

const iccNames: readonly [string, IccForm][] = [
  ['icc_1', '1'],
  ['icc_a1', 'A,1'],
  ['icc_c1', 'C,1'],
  ['icc_k', 'k'],
  ['icc_ak', 'A,k'],
  ['icc_ck', 'C,k'],
]

function iccAnswers({ ratings }: RatingData): Answers {
  const out: Answers = {}
  for (const [name, form] of iccNames) {
    const result = icc(ratings, form)
    out[name] = valueOf(result)
    out[`${name}.F`] = result.ok ? (result.F ?? null) : null
    out[`${name}.df1`] = result.ok ? result.df1 : null
    out[`${name}.df2`] = result.ok ? result.df2 : null
    out[`${name}.p`] = result.ok ? result.p : null
    out[`${name}.ci.lo`] = result.ok ? (result.ci?.lo ?? null) : null
    out[`${name}.ci.hi`] = result.ok ? (result.ci?.hi ?? null) : null
  }
  return out
}

function meanSquareAnswers({ ratings }: RatingData): Answers {
  const ms = meanSquares(completeItems(ratings).rows)
  const errors: Answers = {}
  for (const kind of ['agreement', 'consistency'] as const) {
    errors[`sem_${kind}`] = valueOf(measurementError(ratings, kind))
    errors[`sdc_${kind}`] = valueOf(smallestDetectableChange(ratings, kind))
  }
  return {
    'ms.items': ms?.items ?? null,
    'ms.raters': ms?.raters ?? null,
    'ms.error': ms?.error ?? null,
    'ms.within': ms?.within ?? null,
    'g.var_item': ms === null ? null : (ms.items - ms.error) / ms.nRaters,
    'g.var_rater': ms === null ? null : (ms.raters - ms.error) / ms.nItems,
    'g.var_resid': ms?.error ?? null,
    ...errors,
  }
}

function blandAltmanAnswers({ ratings }: RatingData): Answers {
  const ba = blandAltman(ratings, { minItems: 2 })
  const limit = (name: string, side: 'lower' | 'upper'): Answers => ({
    [name]: ba.ok ? ba[side].value : null,
    [`${name}.ci.lo`]: ba.ok ? ba[side].ci.lo : null,
    [`${name}.ci.hi`]: ba.ok ? ba[side].ci.hi : null,
  })
  return {
    'ba.bias': valueOf(ba),
    'ba.bias.ci.lo': ba.ok ? (ba.ci?.lo ?? null) : null,
    'ba.bias.ci.hi': ba.ok ? (ba.ci?.hi ?? null) : null,
    'ba.sd': ba.ok ? ba.sd : null,
    'ba.loa.se': ba.ok ? ba.seOfLimit : null,
    ...limit('ba.loa.lo', 'lower'),
    ...limit('ba.loa.hi', 'upper'),
  }
}

/** Of a falling line the same with the other sign. */
function perfectT(ratings: Ratings, r: number): number | null {
  const { pairs } = completePairs(ratings)
  const t = pairs.length > 2 ? printedT(pairs.map(([x]) => x)) : null
  return t === null ? null : Math.sign(r) * t
}

function correlationAnswers({ ratings, asPrinted }: RatingData): Answers {
  const r = pearson(ratings)
  const difference = pairedDifference(ratings)
  // A perfect line has no interval in the record; reference programs print its limit.
  const perfect = r.ok && r.t === undefined && r.n > 3 ? r.value : null
  return {
    pearson: valueOf(r),
    'pearson.t': r.ok ? (r.t ?? (asPrinted === true ? perfectT(ratings, r.value) : null)) : null,
    'pearson.p': r.ok ? r.p : null,
    'pearson.ci.lo': r.ok ? (r.ci?.lo ?? perfect) : null,
    'pearson.ci.hi': r.ok ? (r.ci?.hi ?? perfect) : null,
    spearman: valueOf(spearman(ratings)),
    'paired_t.t': difference.ok ? (difference.t ?? null) : null,
    'paired_t.p': difference.ok ? (difference.p ?? null) : null,
  }
}
