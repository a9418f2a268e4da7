import { weightsByRank } from '../agreement-weights.ts'
import type { WeightKind, Weights } from '../agreement-weights.ts'
import { brennanPrediger, brennanPredigerChance, gwetAgreement } from '../brennan-prediger.ts'
import type { ChanceCorrected, Divisor } from '../chance-corrected.ts'
import { congerChance, congerKappa } from '../conger-kappa.ts'
import { valueOf } from '../estimate.ts'
import { fleissChance, fleissGwet } from '../fleiss-gwet.ts'
import { fleissKappa } from '../fleiss-kappa.ts'
import { iccReml } from '../icc-reml.ts'
import { gwetAc, gwetChance } from '../gwet-ac.ts'
import { krippendorffAlpha } from '../krippendorff-alpha.ts'
import { krippendorffChance, krippendorffGwet } from '../krippendorff-gwet.ts'
import { lightKappa } from '../light-kappa.ts'
import { linCcc } from '../lin-ccc.ts'
import { ratingCounts } from '../rating-counts.ts'
import type { RatingCounts } from '../rating-counts.ts'
import { completeItems } from '../ratings.ts'
import type { Answers, Group, RatingData } from './rating-keys.ts'

/** Keys of section 2 of the specification, and the concordance correlation. */
export const multiRaterGroups: Group[] = [
  {
    owns: /^(gwet_pa|ac1|ac2|bp|fleiss_gwet|conger|alpha_gwet)(_linear|_quadratic)?(\.|$)/,
    needs: 'categories',
    compute: anyTreatment,
  },
  { owns: /^(ac1|bp)_observed_q/, needs: 'categories', compute: observedCategories },
  {
    owns: /^(scott_pi|ac1_pairs|bp_pairs|alpha_pairs_gwet|agree_pairs_gwet)/,
    needs: 'categories',
    compute: pairTables,
  },
  { owns: /^(fleiss(\.|$)|light|conger_complete)/, needs: 'categories', compute: completeTreatment },
  { owns: /^alpha_(nominal|ordinal|interval|ratio)$/, needs: 'either', compute: alphas },
  { owns: /^pairwise_agreement_percent$/, needs: 'categories', compute: pairwisePercent },
  { owns: /^ccc/, needs: 'scores', compute: concordance },
  { owns: /^icc_(a1|c1)_reml_missing$/, needs: 'scores', compute: reml },
]

const suffixes: readonly [string, WeightKind][] = [
  ['', 'identity'],
  ['_linear', 'linear'],
  ['_quadratic', 'quadratic'],
]

function anyTreatment({ ratings, categories }: RatingData): Answers {
  const data = ratingCounts(ratings, categories ?? [])
  const out: Answers = {}
  for (const [suffix, kind] of suffixes) {
    const w = weightsByRank(data.size, kind)
    put(out, `gwet_pa${suffix}`, gwetAgreement(data, w), 0)
    put(out, suffix === '' ? 'ac1' : `ac2${suffix}`, gwetAc(data, w), gwetChance(data, w).pe)
    put(out, `bp${suffix}`, brennanPrediger(data, w), brennanPredigerChance(data, w).pe)
    put(out, `fleiss_gwet${suffix}`, fleissGwet(data, w), fleissChance(data, w).pe)
    put(out, `conger${suffix}`, congerKappa(data, w), congerChance(data, w).pe)
    put(out, `alpha_gwet${suffix}`, alphaWithSe(data, w), krippendorffChance(data, w))
  }
  return out
}

// One item gives a value but nothing to work out a variance from; the reference programs give nothing at all.
function alphaWithSe(data: RatingCounts, w: Weights): ChanceCorrected {
  const alpha = krippendorffGwet(data, w)
  return alpha.ok && alpha.n === 1 ? { ok: false, why: 'too_few_items', n: 1, dropped: alpha.dropped } : alpha
}

function observedCategories({ ratings, categories }: RatingData): Answers {
  const used = new Set(ratings.flat())
  const data = ratingCounts(
    ratings,
    (categories ?? []).filter((c) => used.has(c)),
  )
  const w = weightsByRank(data.size, 'identity')
  const out: Answers = {}
  put(out, 'ac1_observed_q', gwetAc(data, w), gwetChance(data, w).pe)
  put(out, 'bp_observed_q', brennanPrediger(data, w), brennanPredigerChance(data, w).pe)
  return out
}

function pairTables({ ratings, categories }: RatingData): Answers {
  const data = ratingCounts(completeItems(ratings).rows, categories ?? [])
  const w = weightsByRank(data.size, 'identity')
  const divisor: Divisor = 'n'
  const out: Answers = {}
  put(out, 'scott_pi', fleissGwet(data, w, { divisor }), null)
  put(out, 'ac1_pairs', gwetAc(data, w, { divisor }), null)
  put(out, 'bp_pairs', brennanPrediger(data, w, { divisor }), null)
  put(out, 'alpha_pairs_gwet', krippendorffGwet(data, w, { divisor }), null)
  put(out, 'agree_pairs_gwet', gwetAgreement(data, w, { divisor }), null)
  return out
}

// At SE = 0 the record has no interval; reference programs print the value twice.
function put(out: Answers, name: string, result: ChanceCorrected, pe: number | null): void {
  const flat = result.ok && result.se === 0 ? result.value : null
  out[name] = valueOf(result)
  out[`${name}.se`] = result.ok ? (result.se ?? null) : null
  out[`${name}.ci_t.lo`] = result.ok ? (result.ci?.lo ?? flat) : null
  out[`${name}.ci_t.hi`] = result.ok ? (result.ci?.hi ?? flat) : null
  if (pe !== null) out[`${name}.pe`] = pe
}

function completeTreatment({ ratings, categories }: RatingData): Answers {
  const codebook = categories ?? []
  const fleiss = fleissKappa(ratings, codebook)
  const complete = ratingCounts(completeItems(ratings).rows, codebook)
  // The key is the mean of all pairs; our record is the mean of those that exist, with a warning.
  const light = lightKappa(ratings, codebook)
  const out: Answers = {
    fleiss: valueOf(fleiss),
    'fleiss.se0': fleiss.ok ? fleiss.se0 : null,
    'fleiss.z': fleiss.ok ? fleiss.z : null,
    light: light.ok && light.pairsWithoutValue === 0 ? light.value : null,
    conger_complete: valueOf(congerKappa(complete, weightsByRank(complete.size, 'identity'))),
  }
  codebook.forEach((category, j) => {
    const own = fleiss.ok ? fleiss.categories[j] : undefined
    out[`fleiss.category.${category}`] = own === undefined ? null : valueOf(own)
  })
  return out
}

function alphas({ ratings }: RatingData): Answers {
  const negative = ratings.flat().some((x) => x !== null && x < 0)
  return {
    alpha_nominal: valueOf(krippendorffAlpha(ratings, 'nominal')),
    alpha_ordinal: valueOf(krippendorffAlpha(ratings, 'ordinal')),
    alpha_interval: valueOf(krippendorffAlpha(ratings, 'interval')),
    alpha_ratio: negative ? null : valueOf(krippendorffAlpha(ratings, 'ratio')),
  }
}

function pairwisePercent({ ratings, categories }: RatingData): Answers {
  const data = ratingCounts(ratings, categories ?? [])
  const agreement = valueOf(gwetAgreement(data, weightsByRank(data.size, 'identity')))
  return { pairwise_agreement_percent: agreement === null ? null : 100 * agreement }
}

function concordance({ ratings, asPrinted }: RatingData): Answers {
  const ccc = linCcc(ratings)
  // Perfect concordance has no interval in the record; its limit is the value.
  const flat = ccc.ok && 1 - ccc.value < 1e-12 ? ccc.value : null
  // With two items the variance divides by zero: the transformed interval is endless, and its lower end comes back as -1.
  const endless = asPrinted === true && ccc.ok && ccc.n === 2 && ccc.value !== 0 ? -1 : null
  return {
    ccc: valueOf(ccc),
    'ccc.bias_correction': ccc.ok ? (ccc.biasCorrection ?? null) : null,
    'ccc.ci.lo': ccc.ok ? (ccc.ci?.lo ?? flat ?? endless) : null,
    'ccc.ci.hi': ccc.ok ? (ccc.ci?.hi ?? flat) : null,
  }
}

function reml({ ratings }: RatingData): Answers {
  return {
    icc_a1_reml_missing: valueOf(iccReml(ratings, 'A,1')),
    icc_c1_reml_missing: valueOf(iccReml(ratings, 'C,1')),
  }
}
