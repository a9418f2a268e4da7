import { textOf } from '#shared/contract/messages.ts'
import { GateCheckId, type GateRow, type Verdict } from '#shared/study/gate.ts'
import { counted } from '../../ui/format/figures.ts'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './exchange.module.css'
import { findingChecks, type GateFilter } from './gate-rows.ts'

type GateFilterBarProps = {
  readonly rows: readonly GateRow[]
  readonly shown: number
  readonly filter: GateFilter
  readonly onChange: (filter: GateFilter) => void
}

const verdicts: readonly { readonly id: Verdict | 'all'; readonly label: string }[] = [
  { id: 'all', label: 'All verdicts' },
  { id: 'fail', label: 'Fails' },
  { id: 'warn', label: 'Warns' },
  { id: 'not_assessed', label: 'Not assessed' },
  { id: 'pass', label: 'Passes' },
]

export function GateFilterBar({ rows, shown, filter, onChange }: GateFilterBarProps) {
  const checks = findingChecks(rows)
  return (
    <div className={styles.filters}>
      <TextField
        hideLabel
        label="Find a variable"
        type="search"
        placeholder="Find a variable"
        value={filter.text}
        onChange={(text) => onChange({ ...filter, text })}
        maxLength={100}
      />
      <Select
        hideLabel
        label="Verdict"
        options={verdicts}
        value={filter.verdict}
        onChange={(id) => onChange({ ...filter, verdict: verdicts.find((one) => one.id === id)?.id ?? 'all' })}
      />
      <Select
        hideLabel
        label="Check"
        options={[{ id: 'all', label: 'Any check' }, ...checks.map((id) => ({ id, label: textOf(`check.${id}`) }))]}
        value={filter.check}
        onChange={(id) => onChange({ ...filter, check: GateCheckId.options.find((one) => one === id) ?? 'all' })}
      />
      <span className={styles.muted} role="status">
        {shown === rows.length ? counted(shown, 'variable') : `${String(shown)} of ${counted(rows.length, 'variable')}`}
      </span>
    </div>
  )
}
