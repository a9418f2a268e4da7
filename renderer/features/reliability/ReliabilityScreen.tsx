import { CircleCheckBig, RotateCw } from 'lucide-react'
import { useState } from 'react'
import type { GateReport } from '#shared/study/gate.ts'
import type { ReliabilityReport, VariableReliability } from '#shared/study/reliability-view.ts'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { goTo } from '../../host/use-route.ts'
import { useReport } from '../../host/use-report.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { cx } from '../../ui/cx.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { counted, percent } from '../../ui/format/figures.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Card, Page } from '../../ui/Page.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import type { OpenMoments } from './moments.ts'
import { PlanningDialog } from './PlanningDialog.tsx'
import styles from './reliability.module.css'
import { ReliabilityTable } from './ReliabilityTable.tsx'
import { SaveReport } from './SaveReport.tsx'
import { VariableDetail } from './VariableDetail.tsx'

/** How far two coders agree, one row for each variable that will be exported. */
export function ReliabilityScreen({ onOpenMoments }: { readonly onOpenMoments?: OpenMoments }) {
  const report = useReport('reliability.report')
  // One after the other: they read the same codings, and this screen needs the figures first.
  const gate = useReport('gate.report', report.data !== undefined && !report.running)
  const [selected, setSelected] = useState<string | null>(null)
  const [planning, setPlanning] = useState(false)
  const data = report.data
  const open = data?.variables.find((variable) => keyOf(variable) === selected)
  const compute = (): void => {
    report.compute()
    if (gate.data !== undefined) gate.compute()
  }
  return (
    <Page
      fill
      title="Reliability"
      intro={data === undefined ? pairs : introOf(data)}
      actions={
        <>
          {data === undefined || data.variables.length === 0 ? null : <SaveReport />}
          <Button onPress={() => setPlanning(true)}>Plan double coding…</Button>
          <Button isDisabled={report.running} onPress={compute}>
            <RotateCw size={14} aria-hidden /> Compute again
          </Button>
          <Button
            {...(data?.doubleCoded === 0 ? {} : { kind: 'primary' as const })}
            onPress={() => goTo({ screen: 'export' })}
          >
            Go to export
          </Button>
        </>
      }
    >
      <ErrorNotice error={report.error ?? gate.error} />
      {report.outdated && !report.running ? (
        <Notice>The study has changed since this was computed. “Compute again” brings it up to date.</Notice>
      ) : null}
      {report.running ? (
        <Card padded>
          <ProgressBar
            label="Comparing codings"
            fraction={report.fraction}
            note={report.note}
            onCancel={report.cancel}
          />
        </Card>
      ) : null}
      {data !== undefined && gate.data !== undefined && data.doubleCoded > 0 ? <GateStrip gate={gate.data} /> : null}
      {data === undefined ? null : data.doubleCoded === 0 ? (
        <NothingTwice />
      ) : (
        <div className={cx(styles.layout, open !== undefined && styles.withPanel)}>
          <Card>
            <ReliabilityTable
              variables={data.variables}
              gate={gate.data?.rows ?? []}
              selected={selected}
              keyOf={keyOf}
              onSelect={setSelected}
            />
          </Card>
          {open === undefined ? null : (
            <VariableDetail
              key={selected}
              variable={open}
              gate={gate.data?.rows ?? []}
              report={data}
              onClose={() => setSelected(null)}
              onOpenMoments={onOpenMoments}
            />
          )}
        </div>
      )}
      {planning ? <PlanningDialog report={data} onClose={() => setPlanning(false)} /> : null}
    </Page>
  )
}

const pairs = 'Computed from independent, locked pairs.'
const keyOf = (variable: VariableReliability): string => `${variable.scheme} ${variable.variable}`

function introOf(report: ReliabilityReport): string {
  const share = ` (${percent(report.doubleCoded / report.recordings)})`
  if (report.recordings === 0) return pairs
  return `${pairs} ${String(report.doubleCoded)} of ${counted(report.recordings, 'recording')} coded twice${share}.`
}

function GateStrip({ gate }: { readonly gate: GateReport }) {
  const { pass, warn, fail, not_assessed: open } = gate.counts
  const stopped = gate.rows.filter((row) => row.verdict === 'fail' && row.overrideId === null)
  return (
    <Card>
      <div className={styles.strip}>
        {pass > 0 ? <Badge kind="pass">{pass} pass</Badge> : null}
        {warn > 0 ? <Badge kind="warn">{warn} warn</Badge> : null}
        {fail > 0 ? <Badge kind="fail">{fail === 1 ? '1 fails' : `${String(fail)} fail`}</Badge> : null}
        {open > 0 ? <Badge kind="open">{open} not assessed</Badge> : null}
        <p>{stoppedWords(stopped.map((row) => row.label))}</p>
      </div>
    </Card>
  )
}

function stoppedWords(labels: readonly string[]) {
  const [first] = labels
  if (first === undefined) return 'Nothing stops the export.'
  if (labels.length > 1)
    return (
      <>
        Export of <b>{first}</b> and {counted(labels.length - 1, 'other')} is stopped until they pass or a lead records
        why not.
      </>
    )
  return (
    <>
      Export of <b>{first}</b> is stopped until it passes or a lead records why not.
    </>
  )
}

function NothingTwice() {
  return (
    <Card>
      <EmptyState
        icon={<CircleCheckBig size={28} aria-hidden />}
        title="No recording has been coded twice yet"
        actions={
          <Button kind="primary" onPress={() => goTo({ screen: 'recordings' })}>
            Assign a second coder…
          </Button>
        }
      >
        Agreement is computed from recordings that two people coded independently and locked.
      </EmptyState>
    </Card>
  )
}
