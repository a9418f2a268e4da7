import { useKeys, withKey } from '../../commands/keys-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { longestReason, type DecisionChoice } from '#shared/study/consensus.ts'
import styles from './compare.module.css'

type DecisionBarProps = {
  readonly coders: readonly [string, string]
  readonly reason: string
  readonly onReason: (reason: string) => void
  /** Whose version can stand, and whether something else could. */
  readonly offered: readonly DecisionChoice[]
  readonly isDisabled: boolean
}

/** Whose version stands. The buttons run the commands of the registry. */
export function DecisionBar({ coders, reason, onReason, offered, isDisabled }: DecisionBarProps) {
  const keys = useKeys()
  const words = { first: `${coders[0]} is right`, second: `${coders[1]} is right`, other: 'Neither…' }
  const choices = offered.map((choice) => ({ id: `compare.${choice}`, words: words[choice] }))
  return (
    <div className={styles.decide} role="group" aria-label="Consensus">
      <div className={styles.choices}>
        {choices.map(({ id, words }) => (
          <Button
            key={id}
            small
            isDisabled={isDisabled}
            aria-label={withKey(words, keys.caps(id))}
            onPress={() => keys.run(id)}
          >
            {words} <Kbd>{keys.caps(id).join('+')}</Kbd>
          </Button>
        ))}
      </div>
      <TextField
        label="Reason, if one is worth keeping"
        value={reason}
        onChange={onReason}
        isDisabled={isDisabled}
        maxLength={longestReason}
      />
    </div>
  )
}
