import { useState } from 'react'
import { baseName } from '#shared/study/register-pattern.ts'
import { matchTable, parseRegisterTable } from '#shared/study/register-table.ts'
import { applyValues } from '#shared/study/register.ts'
import { Button } from '../../ui/Button.tsx'
import { counted } from '../../ui/format/figures.ts'
import { TextField } from '../../ui/TextField.tsx'
import styles from './register.module.css'
import type { Register } from './use-register.ts'
import { tableProblemWords } from './words.ts'

/** Reads a table as copied from a spreadsheet. */
export function FromTable({ register }: { readonly register: Register }) {
  const [text, setText] = useState('')
  const result = parseRegisterTable(text)
  const match = result.ok
    ? matchTable(
        result.table,
        register.entries.map((entry) => entry.path),
      )
    : null
  const use = (): void =>
    register.setEntries(register.entries.map((entry) => applyValues(entry, match?.byPath.get(entry.path) ?? {})))
  return (
    <div>
      <TextField
        multiline
        label="From a table"
        placeholder={'file\tdyad\ttime point\tsite\tcamera\tpart\tpause\tage'}
        value={text}
        onChange={setText}
        error={text.trim() !== '' && !result.ok ? tableProblemWords[result.why] : null}
      />
      {match === null ? (
        <p className={styles.muted}>
          Paste it with its header row: file, dyad, time point, site, task, camera, part, pause before (h:mm:ss or
          seconds), age (weeks).
        </p>
      ) : (
        <>
          <p className={styles.muted} role="status">
            {counted(match.byPath.size, 'file')} of {String(register.entries.length)} found in the table.
          </p>
          <Rest title="not in the table" one="file" names={match.unmatchedPaths.map(baseName)} />
          <Rest title="without a chosen file" one="line" names={match.linesWithoutFile.map((line) => line.file)} />
          <Rest
            title="that repeat a file"
            one="line"
            names={match.repeatedLines.map((line) => `line ${String(line.line)}: ${line.file}`)}
          />
          <div className={styles.row}>
            <Button isDisabled={match.byPath.size === 0} onPress={use}>
              Use for {counted(match.byPath.size, 'file')}
            </Button>
          </div>
        </>
      )}
    </div>
  )
}

function Rest({
  title,
  one,
  names,
}: {
  readonly title: string
  readonly one: string
  readonly names: readonly string[]
}) {
  if (names.length === 0) return null
  return (
    <details className={styles.unmatched}>
      <summary>
        {counted(names.length, one)} {title}
      </summary>
      <ul>
        {names.map((name, index) => (
          <li key={`${name} ${String(index)}`}>{name}</li>
        ))}
      </ul>
    </details>
  )
}
