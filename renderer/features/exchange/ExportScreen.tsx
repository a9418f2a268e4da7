import { RotateCw } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { ComputedGate } from '#shared/study/gate.ts'
import { verdictLines } from '#shared/study/gate/report.ts'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { hasRole, useStudy } from '../../host/study-context.tsx'
import { useReport } from '../../host/use-report.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { counted } from '../../ui/format/figures.ts'
import { instant } from '../../ui/format/time.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Card, Page } from '../../ui/Page.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { ExportCard } from './ExportCard.tsx'
import styles from './exchange.module.css'
import { FindingLine } from './FindingLine.tsx'
import { canOverride, rowKey } from './finding.ts'
import { commonFindings, everything, filteredRows } from './gate-rows.ts'
import { GateFilterBar } from './GateFilterBar.tsx'
import { GateTable } from './GateTable.tsx'
import { OverrideDialog } from './OverrideDialog.tsx'
import { OverrideList } from './OverrideList.tsx'

/** Checked again by itself, in the background, some seconds after the study changed. */
const renewed = { renew: true }

/** Nothing leaves for analysis before its reliability has been looked at. */
export function ExportScreen() {
  const { person } = useStudy()
  const isLead = hasRole(person, 'lead')
  const gate = useReport('gate.report', isLead, renewed)
  const inForce = new Set(gate.data?.rows.flatMap(({ overrideId }) => overrideId ?? []))
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
      {gate.outdated ? (
        <Notice>
          {gate.running
            ? 'The study has changed since this was checked. It is being checked again; what stands here is from before.'
            : 'The study has changed since this was checked. “Check again” brings it up to date.'}
        </Notice>
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
          {gate.data === undefined ? null : <Gate gate={gate.data} outdated={gate.outdated} onChanged={gate.compute} />}
        </div>
        <div className={styles.side}>
          <ExportCard
            mayExport={isLead ? (gate.data?.mayExport ?? false) : null}
            shown={gate.data === undefined ? null : verdictLines(gate.data)}
          />
          {isLead ? <OverrideList inForce={inForce} /> : null}
        </div>
      </div>
    </Page>
  )
}

type GateProps = { readonly gate: ComputedGate; readonly outdated: boolean; readonly onChanged: () => void }

function Gate({ gate, outdated, onChanged }: GateProps) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [filter, setFilter] = useState(everything)
  const [deciding, setDeciding] = useState(false)
  const common = useMemo(() => commonFindings(gate.rows), [gate.rows])
  const shown = useMemo(() => filteredRows(gate.rows, filter), [gate.rows, filter])
  const chosen = gate.rows.filter((row) => selected.has(rowKey(row)) && canOverride(row))
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
  return (
    <Card>
      <div className={styles.bar}>
        <Counts gate={gate} />
        <span className={styles.muted}>
          Computed {instant(gate.computedAt)} from {counted(gate.codings, 'coding')}
          {outdated ? ', before the last change' : ''}
        </span>
        {chosen.length > 0 ? (
          <Button isDisabled={outdated} onPress={() => setDeciding(true)}>
            Export {counted(chosen.length, 'variable')} all the same…
          </Button>
        ) : (
          <span className={styles.muted}>
            {gate.mayExport ? 'Nothing stops the export.' : 'Select failing variables to decide about them.'}
          </span>
        )}
      </div>
      {common.length === 0 ? null : (
        <section className={styles.common} aria-label="Found for every variable">
          <h2>For every variable</h2>
          {common.map(({ key, check }) => (
            <FindingLine key={key} check={check} />
          ))}
        </section>
      )}
      <GateFilterBar rows={gate.rows} shown={shown.length} filter={filter} onChange={setFilter} />
      {shown.length === 0 ? (
        <EmptyState title="No variable fits" actions={<Button onPress={() => setFilter(everything)}>Show all</Button>}>
          No variable has this name, verdict and check together.
        </EmptyState>
      ) : (
        <GateTable rows={shown} common={common} selected={selected} onSelect={select} />
      )}
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

function Counts({ gate }: { readonly gate: ComputedGate }) {
  const { pass, warn, fail, not_assessed: open } = gate.counts
  return (
    <>
      <Badge kind="pass">{pass} pass</Badge>
      {warn > 0 ? <Badge kind="warn">{warn} warn</Badge> : null}
      {fail > 0 ? <Badge kind="fail">{fail === 1 ? '1 fails' : `${String(fail)} fail`}</Badge> : null}
      {open > 0 ? <Badge kind="open">{open} not assessed</Badge> : null}
    </>
  )
}
