import type { ReactNode } from 'react'
import styles from './code-key.module.css'
import { Kbd } from './Kbd.tsx'

type CodeKeyProps = {
  readonly code: { readonly id: string; readonly label: string; readonly definition: string }
  /** The role of the subject, which gives the colour. */
  readonly role: string
  /** The code runs now. */
  readonly lit: boolean
  readonly total: ReactNode
  /** What is printed on its key; empty where it has none. */
  readonly cap: string
  readonly disabled: boolean
  readonly onPress: (event: { readonly timeStamp: number }) => void
}

/** A code with its key, as it stands beside the picture. */
export function CodeKey({ code, role, lit, total, cap, disabled, onPress }: CodeKeyProps) {
  return (
    <button
      type="button"
      className={styles.code}
      data-lit={lit}
      data-role={role}
      data-code={code.id}
      aria-pressed={lit}
      disabled={disabled}
      title={code.definition}
      onClick={(event) => onPress(event.nativeEvent)}
    >
      {cap === '' ? <span className={styles.noKey} /> : <Kbd>{cap}</Kbd>}
      <span className={styles.label}>
        {code.label}
        <small>{code.definition}</small>
      </span>
      <span className={styles.total}>{total}</span>
    </button>
  )
}
