import { RotateCw } from 'lucide-react'
import { useState } from 'react'
import type { GateReport } from '#shared/study/gate.ts'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { hasRole, useStudy } from '../../host/study-context.tsx'
import { useReport } from '../../host/use-report.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { counted } from '../../ui/format/figures.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Card, Page } from '../../ui/Page.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { ExportCard } from './ExportCard.tsx'
import styles from './exchange.module.css'
import { rowKey } from './finding.ts'
import { GateTable } from './GateTable.tsx'
import { OverrideDialog } from './OverrideDialog.tsx'
import { OverrideList } from './OverrideList.tsx'

/** Nothing leaves for analysis before its reliability has been looked at. */
export function ExportScreen() {
  const { person } = useStudy()
  const isLead = hasRole(person, 'lead')
  const gate = useReport('gate.report', isLead)
  return (
    <Page
      fill
      title="Export"
      intro="Every variable passes its checks, or a lead has recorded why it may go out all the same, or the workbook is a draft."
      actions={
        isLead ? (
          <Button isDisabled={gate.running} onPress={gate.compute}>
            <RotateCw size={14} aria-hidden /> Check again
          </Button>
        ) : undefined
      }
    >
      <ErrorNotice error={gate.error} />
      {gate.outdated && !gate.running ? (
        <Notice>The study has changed since this was checked. “Check again” brings it up to date.</Notice>
      ) : null}
      {gate.running ? (
        <Card padded>
          <ProgressBar label="Checking variables" fraction={gate.fraction} note={gate.note} onCancel={gate.cancel} />
        </Card>
      ) : null}
      <div className={styles.layout}>
        <div className={styles.gate}>
          {isLead ? null : (
            <Notice>The checks are looked at by a lead. You can export what they have cleared, or a draft.</Notice>
          )}
          {gate.data === undefined ? null : <Gate gate={gate.data} onChanged={gate.compute} />}
        </div>
        <div className={styles.side}>
          <ExportCard mayExport={isLead ? (gate.data?.mayExport ?? false) : null} />
          {isLead ? <OverrideList /> : null}
        </div>
      </div>
    </Page>
  )
}

function Gate({ gate, onChanged }: { readonly gate: GateReport; readonly onChanged: () => void }) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [deciding, setDeciding] = useState(false)
  const chosen = gate.rows.filter((row) => selected.has(rowKey(row)))
  if (gate.rows.length === 0) {
    return (
      <Card>
        <EmptyState title="Nothing to export yet">
          As soon as recordings are assigned with a scheme, each variable of that scheme is checked here.
        </EmptyState>
      </Card>
    )
  }
  const select = (keys: readonly string[], on: boolean): void => {
    const next = new Set(selected)
    for (const key of keys) {
      if (on) next.add(key)
      else next.delete(key)
    }
    setSelected(next)
  }
  const { pass, warn, fail, not_assessed: open } = gate.counts
  return (
    <Card>
      <div className={styles.bar}>
        <Badge kind="pass">{pass} pass</Badge>
        {warn > 0 ? <Badge kind="warn">{warn} warn</Badge> : null}
        {fail > 0 ? <Badge kind="fail">{fail === 1 ? '1 fails' : `${String(fail)} fail`}</Badge> : null}
        {open > 0 ? <Badge kind="open">{open} not assessed</Badge> : null}
        {chosen.length > 0 ? (
          <Button onPress={() => setDeciding(true)}>Export {counted(chosen.length, 'variable')} all the same…</Button>
        ) : (
          <span className={styles.muted}>
            {gate.mayExport ? 'Nothing stops the export.' : 'Select failing variables to decide about them.'}
          </span>
        )}
      </div>
      <GateTable rows={gate.rows} selected={selected} onSelect={select} />
      {deciding ? (
        <OverrideDialog
          rows={chosen}
          onClose={() => setDeciding(false)}
          onDone={() => {
            setSelected(new Set())
            onChanged()
          }}
        />
      ) : null}
    </Card>
  )
}
