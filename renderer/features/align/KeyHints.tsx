import { useKeys } from '../../commands/keys-context.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import styles from './align.module.css'

const hints = {
  play: ['player.toggle'],
  frame: ['player.stepBack', 'player.stepForward'],
  '1 s': ['player.backSecond', 'player.onSecond'],
} as const

/** The keys that a person needs here, as this person has them. */
export function KeyHints({ of }: { readonly of: readonly (keyof typeof hints)[] }) {
  const keys = useKeys()
  return (
    <span className={styles.hints}>
      {of.map((word) => (
        <span key={word}>
          {hints[word]
            .map((id) => keys.caps(id).join('+'))
            .filter((cap) => cap !== '')
            .map((cap) => (
              <Kbd key={cap}>{cap}</Kbd>
            ))}{' '}
          {word}
        </span>
      ))}
    </span>
  )
}
