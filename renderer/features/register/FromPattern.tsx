import { useState } from 'react'
import { baseName, matchName, parsePattern, registerFields } from '#shared/study/register-pattern.ts'
import { applyValues } from '#shared/study/register.ts'
import { Button } from '../../ui/Button.tsx'
import { counted } from '../../ui/format/figures.ts'
import { TextField } from '../../ui/TextField.tsx'
import styles from './register.module.css'
import type { Register } from './use-register.ts'
import { patternProblemWords } from './words.ts'

/** Reads the names of the files; the sums below say at once how many fit. */
export function FromPattern({ register }: { readonly register: Register }) {
  const [text, setText] = useState('{dyad}_{time}_{camera}')
  const result = parsePattern(text)
  const matches = register.entries.map((entry) => ({
    entry,
    values: result.ok ? matchName(result.pattern, entry.path) : null,
  }))
  const fitting = matches.filter(({ values }) => values !== null)
  const rest = matches.filter(({ values }) => values === null)
  const example = fitting.at(0)
  const use = (): void =>
    register.setEntries(matches.map(({ entry, values }) => (values === null ? entry : applyValues(entry, values))))
  return (
    <div>
      <TextField
        label="From the file names"
        value={text}
        onChange={setText}
        error={result.ok ? null : `${patternProblemWords[result.why]} ${result.detail}`}
      />
      <div className={styles.places}>
        {registerFields.map((field) => (
          <Button
            key={field}
            small
            kind="quiet"
            aria-label={`Add the place ${field}`}
            onPress={() => setText(text === '' ? `{${field}}` : `${text}_{${field}}`)}
          >
            {`{${field}}`}
          </Button>
        ))}
      </div>
      <p className={styles.muted} role="status">
        {counted(fitting.length, 'name')} of {String(matches.length)} fit.
        {example === undefined
          ? ''
          : ` ${baseName(example.entry.path)} → ${Object.values(example.values ?? {}).join(' · ')}`}
      </p>
      {result.ok && rest.length > 0 ? (
        <details className={styles.unmatched}>
          <summary>{counted(rest.length, 'name')} that do not fit</summary>
          <ul>
            {rest.map(({ entry }) => (
              <li key={entry.path}>{baseName(entry.path)}</li>
            ))}
          </ul>
        </details>
      ) : null}
      <div className={styles.row}>
        <Button isDisabled={fitting.length === 0} onPress={use}>
          Use for {counted(fitting.length, 'file')}
        </Button>
      </div>
    </div>
  )
}
