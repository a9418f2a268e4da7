import { Activity, RotateCw } from 'lucide-react'
import { useState } from 'react'
import type { DriftReport } from '#shared/study/drift.ts'
import { openAlarm } from '#shared/reliability/training/drift-report.ts'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { useReport } from '../../host/use-report.ts'
import { Button } from '../../ui/Button.tsx'
import { cx } from '../../ui/cx.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { counted } from '../../ui/format/figures.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Card, Page } from '../../ui/Page.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { DriftDetail } from './DriftDetail.tsx'
import { DriftTable } from './DriftTable.tsx'
import styles from './drift.module.css'
import { GiveCheckDialog } from './GiveCheckDialog.tsx'
import { GivenTable } from './GivenTable.tsx'
import { IntraTable } from './IntraTable.tsx'
import { keyOf } from './words.ts'

/** Whether coding stays where it was: hidden checks against masters, and coders against their own earlier codings. */
export function DriftScreen() {
  const report = useReport('drift.report')
  const [selected, setSelected] = useState<string | null>(null)
  const [giving, setGiving] = useState(false)
  const { data } = report
  const open = data?.rows.find((row) => keyOf(row) === selected)
  return (
    <Page
      title="Drift"
      intro={data === undefined ? 'Hidden checks against masters.' : introOf(data)}
      actions={
        <>
          <Button isDisabled={report.running} onPress={report.compute}>
            <RotateCw size={14} aria-hidden /> Compute again
          </Button>
          <Button kind="primary" onPress={() => setGiving(true)}>
            Give out a check…
          </Button>
        </>
      }
    >
      <ErrorNotice error={report.error} />
      {report.outdated && !report.running ? (
        <Notice>The study has changed since this was computed. “Compute again” brings it up to date.</Notice>
      ) : null}
      {report.running ? (
        <Card padded>
          <ProgressBar
            label="Comparing checks"
            fraction={report.fraction}
            note={report.note}
            onCancel={report.cancel}
          />
        </Card>
      ) : null}
      {data === undefined ? null : (
        <div className={cx(styles.layout, open !== undefined && styles.withPanel)}>
          <Card>
            {data.rows.length === 0 ? (
              <EmptyState icon={<Activity size={28} aria-hidden />} title="No check has been locked yet">
                Give a coder a recording with a master: to them it is work like any other. Once it is locked, the chart
                of each variable begins here.
              </EmptyState>
            ) : (
              <DriftTable rows={data.rows} selected={selected} onSelect={setSelected} />
            )}
          </Card>
          {open === undefined ? null : (
            <DriftDetail key={selected} row={open} onClose={() => setSelected(null)} onClosed={report.compute} />
          )}
        </div>
      )}
      {data === undefined || data.again.length === 0 ? null : <IntraTable rows={data.again} />}
      <GivenTable />
      {giving ? <GiveCheckDialog onClose={() => setGiving(false)} /> : null}
    </Page>
  )
}

function introOf({ rows }: DriftReport): string {
  const alarms = rows.filter((row) => openAlarm(row) !== null).length
  const coders = new Set(rows.map(({ personId }) => personId)).size
  if (rows.length === 0) return 'Hidden checks against masters. Coders do not know which work is a check.'
  return `${counted(coders, 'coder')} checked against masters. ${alarms === 0 ? 'No open alarm' : counted(alarms, 'open alarm')}.`
}
