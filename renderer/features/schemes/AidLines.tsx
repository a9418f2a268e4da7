import { withCodeNames } from '#shared/scheme/code-names.ts'
import { aidsOf, type DecisionAids } from '#shared/scheme/decision-aids.ts'
import styles from './schemes.module.css'

const words = { include: 'Include', exclude: 'Leave out', example: 'Example' } as const

type AidLinesProps = {
  readonly of: DecisionAids
  /** Codes that the texts may refer to by id. */
  readonly codes?: readonly { readonly id: string; readonly label: string }[]
}

/** What counts as well, what is mistaken for it, and an example, as a scheme is read. */
export function AidLines({ of, codes = [] }: AidLinesProps) {
  return aidsOf(of).map(([aid, text]) => (
    <p key={aid} className={styles.small}>
      {words[aid]}: {withCodeNames(text, codes)}
    </p>
  ))
}
