import { Fragment } from 'react'
import { textOf } from '#shared/contract/messages.ts'
import type { GateRow } from '#shared/study/gate.ts'
import type { VariableReliability } from '#shared/study/reliability-view.ts'
import { statisticParts } from '#shared/study/statistic-words.ts'
import { Badge } from '../../ui/Badge.tsx'
import { percent, signed } from '../../ui/format/figures.ts'
import { Table } from '../../ui/Table.tsx'
import { verdictKinds, verdictWords } from '../../ui/verdicts.ts'
import { IntervalPlot } from './IntervalPlot.tsx'
import styles from './reliability.module.css'
import { gateRowOf } from './verdicts.ts'

type ReliabilityTableProps = {
  readonly variables: readonly VariableReliability[]
  readonly gate: readonly GateRow[]
  readonly selected: string | null
  readonly keyOf: (variable: VariableReliability) => string
  readonly onSelect: (key: string) => void
}

const groups = ['ratings', 'composites', 'items', 'streams', 'points'] as const

export function ReliabilityTable({ variables, gate, selected, keyOf, onSelect }: ReliabilityTableProps) {
  return (
    <Table caption="Agreement by variable">
      <thead>
        <tr>
          <th scope="col" className={styles.variableColumn}>
            Variable
          </th>
          <th scope="col" data-spare>
            Statistic
          </th>
          <th scope="col">Estimate, 95 % interval</th>
          <th scope="col" data-align="right">
            n
          </th>
          <th scope="col" data-align="right" data-spare>
            Bias
          </th>
          <th scope="col" data-align="right" data-spare>
            Within 1
          </th>
          <th scope="col">Verdict</th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => {
          const members = variables.filter((variable) => variable.group === group)
          return members.length === 0 ? null : (
            <Fragment key={group}>
              <tr data-group>
                <td colSpan={4}>{textOf(`group.${group}`)}</td>
                {/* Hidden with the columns that it spans, which otherwise would leave empty ones behind. */}
                <td colSpan={3} data-spare />
              </tr>
              {members.map((variable) => (
                <Row
                  key={keyOf(variable)}
                  variable={variable}
                  gateRow={gateRowOf(gate, variable)}
                  isSelected={keyOf(variable) === selected}
                  onSelect={() => onSelect(keyOf(variable))}
                />
              ))}
            </Fragment>
          )
        })}
      </tbody>
    </Table>
  )
}

type RowProps = {
  readonly variable: VariableReliability
  readonly gateRow: GateRow | undefined
  readonly isSelected: boolean
  readonly onSelect: () => void
}

function Row({ variable, gateRow, isSelected, onSelect }: RowProps) {
  const kind = gateRow === undefined ? 'open' : verdictKinds[gateRow.verdict]
  const { bias, within1 } = variable
  return (
    <tr className={styles.row} onClick={onSelect} {...(isSelected ? { 'data-selected': true } : {})}>
      <td>
        <button type="button" className={styles.variable} aria-pressed={isSelected}>
          {variable.label}
        </button>
      </td>
      <td className={styles.statistic} data-spare>
        {statisticParts(variable, textOf).map((part) => (
          <Fragment key={part}>
            <span>{part}</span>{' '}
          </Fragment>
        ))}
      </td>
      <td>
        <IntervalPlot estimate={variable.estimate} threshold={variable.threshold} kind={kind} />
      </td>
      <td data-align="right">{variable.n}</td>
      <td data-align="right" data-spare>
        {bias?.ok === true ? signed(bias.value, variable.group === 'ratings' ? 1 : 2) : ''}
      </td>
      <td data-align="right" data-spare>
        {within1?.ok === true ? percent(within1.value) : ''}
      </td>
      <td>
        {gateRow === undefined ? null : (
          <>
            <Badge kind={kind}>{verdictWords[gateRow.verdict]}</Badge>
            {gateRow.overrideId === null ? null : <small className={styles.overridden}>overridden</small>}
          </>
        )}
      </td>
    </tr>
  )
}
