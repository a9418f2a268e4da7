import { ChevronRight } from 'lucide-react'
import { Fragment, useState } from 'react'
import { textOf } from '#shared/contract/messages.ts'
import type { GateRow, Verdict } from '#shared/study/gate.ts'
import { Badge, type BadgeKind } from '../../ui/Badge.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Table } from '../../ui/Table.tsx'
import styles from './exchange.module.css'
import { canOverride, findingOf, rowKey } from './finding.ts'

const kinds: Readonly<Record<Verdict, BadgeKind>> = { pass: 'pass', warn: 'warn', fail: 'fail', not_assessed: 'open' }
const words: Readonly<Record<Verdict, string>> = {
  pass: 'Pass',
  warn: 'Warn',
  fail: 'Fails',
  not_assessed: 'Not assessed',
}
const order: readonly Verdict[] = ['fail', 'warn', 'not_assessed', 'pass']

type GateTableProps = {
  readonly rows: readonly GateRow[]
  readonly selected: ReadonlySet<string>
  readonly onSelect: (keys: readonly string[], on: boolean) => void
}

/** What stops the export stands first. */
export function GateTable({ rows, selected, onSelect }: GateTableProps) {
  const [opened, setOpened] = useState<string | null>(null)
  const open = rows.filter(canOverride).map(rowKey)
  const picked = open.filter((key) => selected.has(key)).length
  const sorted = rows.toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict))
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
          <th scope="col">Variable</th>
          <th scope="col">Verdict</th>
          <th scope="col">What was found</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((row) => {
          const key = rowKey(row)
          return (
            <Fragment key={key}>
              <tr {...(selected.has(key) ? { 'data-selected': true } : {})}>
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
                  <Badge kind={kinds[row.verdict]}>
                    {words[row.verdict]}
                    {row.overrideId === null ? '' : ', overridden'}
                  </Badge>
                </td>
                <td>
                  <Findings row={row} />
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

function Findings({ row }: { readonly row: GateRow }) {
  const notable = row.checks.filter((check) => check.verdict !== 'pass')
  if (notable.length === 0) return <p className={styles.finding}>All checks pass.</p>
  return notable.map((check) => (
    <p key={check.id} className={styles.finding}>
      {findingOf(check)}
    </p>
  ))
}

function AllChecks({ row }: { readonly row: GateRow }) {
  return (
    <div className={styles.checks}>
      {row.checks.map((check) => (
        <Fragment key={check.id}>
          <span>
            <Badge kind={kinds[check.verdict]}>{words[check.verdict]}</Badge>
          </span>
          <span title={textOf(`check.${check.id}.about`)}>{textOf(`check.${check.id}`)}</span>
          <span>{findingOf(check)}</span>
        </Fragment>
      ))}
    </div>
  )
}
