import { withCodeNames } from '#shared/scheme/code-names.ts'
import { aidsOf, type DecisionAids as Aids } from '#shared/scheme/decision-aids.ts'

const words = { include: 'Also', exclude: 'Not', example: 'Example' } as const

type DecisionAidsProps = {
  readonly of: Aids
  readonly className?: string | undefined
  /** Codes that the texts may refer to by id. */
  readonly codes?: readonly { readonly id: string; readonly label: string }[]
}

/** What counts as well, what is mistaken for it, and an example: a line for each that has words. */
export function DecisionAids({ of, className, codes = [] }: DecisionAidsProps) {
  return aidsOf(of).map(([aid, text]) => (
    <p key={aid} className={className}>
      <b>{words[aid]}</b> {withCodeNames(text, codes)}
    </p>
  ))
}
