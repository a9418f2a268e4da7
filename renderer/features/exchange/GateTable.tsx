import { ChevronRight } from 'lucide-react'
import { Fragment, useState } from 'react'
import { textOf } from '#shared/contract/messages.ts'
import type { GateRow } from '#shared/study/gate.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { counted } from '../../ui/format/figures.ts'
import { Table } from '../../ui/Table.tsx'
import { verdictKinds, verdictWords } from '../../ui/verdicts.ts'
import styles from './exchange.module.css'
import { canOverride, findingOf, rowKey } from './finding.ts'
import { FindingLine } from './FindingLine.tsx'
import { ownFindings, type CommonFinding } from './gate-rows.ts'

type GateTableProps = {
  readonly rows: readonly GateRow[]
  /** Told above the table already. */
  readonly common: readonly CommonFinding[]
  readonly selected: ReadonlySet<string>
  readonly onSelect: (keys: readonly string[], on: boolean) => void
}

/** The rows in the order given; of each only what does not pass, and all of its checks when it is opened. */
export function GateTable({ rows, common, selected, onSelect }: GateTableProps) {
  const [opened, setOpened] = useState<string | null>(null)
  const open = rows.filter(canOverride).map(rowKey)
  const picked = open.filter((key) => selected.has(key)).length
  return (
    <Table caption="Checks of each variable to be exported">
      <thead>
        <tr>
          <th scope="col">
            {open.length === 0 ? (
              <span className="sr-only">Select</span>
            ) : (
              <Checkbox
                hideLabel
                label="Select all that fail"
                isSelected={picked === open.length}
                isIndeterminate={picked > 0 && picked < open.length}
                onChange={(on) => onSelect(open, on)}
              />
            )}
          </th>
          <th scope="col" className={styles.variableColumn}>
            Variable
          </th>
          <th scope="col">Verdict</th>
          <th scope="col">What was found</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const key = rowKey(row)
          return (
            <Fragment key={key}>
              <tr className={styles.row} {...(selected.has(key) ? { 'data-selected': true } : {})}>
                <td>
                  {canOverride(row) ? (
                    <Checkbox
                      hideLabel
                      label={`Select ${row.label}`}
                      isSelected={selected.has(key)}
                      onChange={(on) => onSelect([key], on)}
                    />
                  ) : null}
                </td>
                <td>
                  <button
                    type="button"
                    className={styles.variable}
                    aria-expanded={opened === key}
                    onClick={() => setOpened(opened === key ? null : key)}
                  >
                    <ChevronRight size={14} aria-hidden />
                    {row.label}
                  </button>
                </td>
                <td>
                  <Badge kind={verdictKinds[row.verdict]}>{verdictWords[row.verdict]}</Badge>
                  {row.overrideId === null ? null : <span className={styles.overridden}>overridden</span>}
                </td>
                <td>
                  <Findings row={row} common={common} />
                </td>
              </tr>
              {opened === key ? (
                <tr>
                  <td />
                  <td colSpan={3}>
                    <AllChecks row={row} />
                  </td>
                </tr>
              ) : null}
            </Fragment>
          )
        })}
      </tbody>
    </Table>
  )
}

type FindingsProps = { readonly row: GateRow; readonly common: readonly CommonFinding[] }

function Findings({ row, common }: FindingsProps) {
  const own = ownFindings(row, common)
  const passed = row.checks.filter(({ verdict }) => verdict === 'pass').length
  const open = row.checks.filter(({ verdict }) => verdict === 'not_assessed').length
  if (own.length > 0) return own.map((check) => <FindingLine key={check.id} check={check} />)
  const rest = open === 0 ? '' : `, ${String(open)} not assessed`
  return (
    <p className={styles.muted}>
      {common.length > 0 ? 'Nothing but what is said above. ' : ''}
      {counted(passed, 'check')} {passed === 1 ? 'passes' : 'pass'}
      {rest}.
    </p>
  )
}

function AllChecks({ row }: { readonly row: GateRow }) {
  return (
    <div className={styles.checks}>
      {row.checks.map((check) => (
        <Fragment key={check.id}>
          <span>
            <Badge kind={verdictKinds[check.verdict]}>{verdictWords[check.verdict]}</Badge>
          </span>
          <span title={textOf(`check.${check.id}.about`)}>{textOf(`check.${check.id}`)}</span>
          <span>{findingOf(check)}</span>
        </Fragment>
      ))}
    </div>
  )
}
