import { useState, type KeyboardEvent } from 'react'
import { keyText, comboOfSchemeKey } from '../../../commands/combo.ts'
import { useKeyLabels } from '../../../commands/use-key-labels.ts'
import { cx } from '../../../ui/cx.ts'
import styles from './controls.module.css'

type KeyButtonProps = {
  readonly label: string
  readonly value: unknown
  readonly onSet: (key: string) => void
}

/** A key that is set by pressing it: a letter or a digit, by its place on the keyboard. */
export function KeyButton({ label, value, onSet }: KeyButtonProps) {
  const labels = useKeyLabels()
  const [waiting, setWaiting] = useState(false)
  const [refused, setRefused] = useState(false)
  const key = typeof value === 'string' ? value : ''
  const press = (event: KeyboardEvent): void => {
    if (!waiting || event.key === 'Tab' || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Shift') return
    event.preventDefault()
    event.stopPropagation()
    const pressed = /^(?:Key([A-Z])|(?:Digit|Numpad)([0-9]))$/.exec(event.code)
    const next = (pressed?.[1] ?? pressed?.[2] ?? '').toLowerCase()
    if (event.key === 'Escape') setWaiting(false)
    else if (next === '') setRefused(true)
    else {
      onSet(next)
      setRefused(false)
      setWaiting(false)
    }
  }
  return (
    <>
      <button
        type="button"
        className={cx(styles.keyButton, waiting && styles.waiting)}
        aria-label={
          waiting ? `${label}: press a letter or digit` : `${label}: ${key === '' ? 'none' : key.toUpperCase()}. Change`
        }
        onClick={() => setWaiting(true)}
        onKeyDown={press}
        onBlur={() => {
          setWaiting(false)
          setRefused(false)
        }}
      >
        {waiting
          ? 'Press a letter or digit'
          : key === ''
            ? 'None: press to set'
            : keyText(comboOfSchemeKey(key), labels)}
      </button>
      {refused ? (
        <p className={styles.problem} role="status">
          Only letters and digits can code: everything else plays and steps. Esc leaves the key as it is.
        </p>
      ) : null}
    </>
  )
}
