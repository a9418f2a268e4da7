import { Plus, RotateCcw, X } from 'lucide-react'
import { MOST_KEYS } from '../../../commands/change-keys.ts'
import { keyCaps, keyText, type Combo, type KeyLabels } from '../../../commands/combo.ts'
import { Kbd } from '../../../ui/Kbd.tsx'
import type { KeyLine } from './key-worlds.ts'
import styles from './keys.module.css'

type KeyRowProps = {
  readonly line: KeyLine
  readonly keys: readonly Combo[]
  /** The keys are the person's own, not the default ones. */
  readonly isOwn: boolean
  readonly labels: KeyLabels | undefined
  /** The position of the key that waits for the keys to be pressed. */
  readonly waitingFor: number | null
  readonly refusal: string | null
  readonly onWait: (index: number) => void
  readonly onLeave: () => void
  readonly onRemove: (index: number) => void
  readonly onDefault: () => void
}

export function KeyRow(props: KeyRowProps) {
  const { line, keys, isOwn, labels, waitingFor, refusal, onWait, onLeave } = props
  return (
    <li className={styles.row} data-command={line.id}>
      <span className={styles.title}>{line.title}</span>
      <span className={styles.keys}>
        {keys.map((combo, i) => (
          <span key={combo} className={styles.key}>
            {line.fixed ? (
              <Caps combo={combo} labels={labels} />
            ) : (
              <>
                <button
                  type="button"
                  className={styles.cap}
                  aria-label={
                    waitingFor === i ? 'Press the keys' : `Change ${keyText(combo, labels)} for ${line.title}`
                  }
                  onClick={() => onWait(i)}
                  onBlur={onLeave}
                >
                  {waitingFor === i ? <Waiting /> : <Caps combo={combo} labels={labels} />}
                </button>
                <button
                  type="button"
                  className={styles.small}
                  aria-label={`Take ${keyText(combo, labels)} away from ${line.title}`}
                  onClick={() => props.onRemove(i)}
                >
                  <X size={13} aria-hidden />
                </button>
              </>
            )}
          </span>
        ))}
        {line.fixed || keys.length >= MOST_KEYS ? null : (
          <button
            type="button"
            className={waitingFor === keys.length ? styles.cap : styles.small}
            aria-label={waitingFor === keys.length ? 'Press the keys' : `Add a key for ${line.title}`}
            onClick={() => onWait(keys.length)}
            onBlur={onLeave}
          >
            {waitingFor === keys.length ? <Waiting /> : <Plus size={14} aria-hidden />}
          </button>
        )}
      </span>
      {isOwn ? (
        <button
          type="button"
          className={styles.small}
          aria-label={`Default keys for ${line.title}`}
          title="Back to default"
          onClick={props.onDefault}
        >
          <RotateCcw size={13} aria-hidden />
        </button>
      ) : (
        <span />
      )}
      {refusal === null ? null : (
        <p className={styles.refusal} role="alert">
          {refusal}
        </p>
      )}
    </li>
  )
}

function Waiting() {
  return (
    <span className={styles.waiting} role="status">
      Press the keys… <small>Esc leaves it</small>
    </span>
  )
}

function Caps({ combo, labels }: { readonly combo: Combo; readonly labels: KeyLabels | undefined }) {
  return (
    <span className={styles.caps}>
      {keyCaps(combo, labels).map((cap) => (
        <Kbd key={cap}>{cap}</Kbd>
      ))}
    </span>
  )
}
