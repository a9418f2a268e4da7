import { coefficient, percent } from '../../lib/number-words.ts'
import type { ReliabilityDetail } from '../../study/reliability-detail.ts'

/** `kappa .60 with 2 codes corresponds to about 89 % accurate observers.` */
export function accuracySentence({ kappa, accuracy, codes }: NonNullable<ReliabilityDetail['accuracy']>): string {
  return `A kappa of ${coefficient(kappa)} with ${codes} codes and these shares corresponds to two observers who are each right about ${percent(accuracy)} of the time.`
}
