import { useState, type SyntheticEvent } from 'react'
import { Preferences } from '#shared/study/preferences.ts'
import { TextField } from '../../../ui/TextField.tsx'
import styles from './keys.module.css'

type KeyLengthsProps = {
  readonly preferences: Preferences
  readonly onChange: (preferences: Preferences) => void
}

/** How far the own step goes, and how far "again" goes back. */
export function KeyLengths({ preferences, onChange }: KeyLengthsProps) {
  return (
    <div className={styles.lengths}>
      <Length
        label="Own step, in seconds"
        field="stepMs"
        range="From 0.04 to 600."
        preferences={preferences}
        onChange={onChange}
      />
      <Length
        label="Again goes back, in seconds"
        field="againMs"
        range="From 0.2 to 60."
        preferences={preferences}
        onChange={onChange}
      />
    </div>
  )
}

type LengthProps = KeyLengthsProps & {
  readonly label: string
  readonly field: 'stepMs' | 'againMs'
  readonly range: string
}

function Length({ label, field, range, preferences, onChange }: LengthProps) {
  // Null while nothing is being written: then it is what is kept.
  const [written, setText] = useState<string | null>(null)
  const text = written ?? String(preferences[field] / 1000)
  const [error, setError] = useState<string | null>(null)
  const commit = (event: SyntheticEvent): void => {
    event.preventDefault()
    const isNumber = /^\s*\d+(?:[.,]\d+)?\s*$/.test(text)
    const ms = Preferences.shape[field].safeParse(
      isNumber ? Math.round(Number.parseFloat(text.replace(',', '.')) * 1000) : null,
    )
    setError(ms.success ? null : range)
    if (ms.success) setText(null)
    if (ms.success && ms.data !== preferences[field]) onChange({ ...preferences, [field]: ms.data })
  }
  return (
    <form onSubmit={commit} onBlur={commit}>
      <TextField label={label} value={text} onChange={setText} error={error} />
    </form>
  )
}
