import type { StudyDataset } from '../../study/dataset.ts'
import type { GateFacts } from '../../study/gate-facts.ts'
import { adjudicationFacts } from '../consensus/analysis-scores.ts'
import { certificationFacts, driftFacts } from '../training/gate-facts.ts'
import type { CollectedScheme } from './collect.ts'

/** What the study holds about a scheme besides figures: certificates, checks for drift, settled differences. */
export function knownFacts(dataset: StudyDataset, from: CollectedScheme): GateFacts {
  return {
    certification: certificationFacts(dataset, from),
    drift: driftFacts(dataset, from),
    adjudication: adjudicationFacts(dataset, from.scheme),
  }
}
