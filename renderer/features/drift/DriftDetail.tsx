import { X } from 'lucide-react'
import { useState } from 'react'
import { driftChart, driftValue } from '#shared/formats/plots/drift-chart.ts'
import { openAlarm } from '#shared/reliability/training/drift-report.ts'
import type { DriftPoint, DriftRow } from '#shared/study/drift.ts'
import { useClient } from '../../host/client-context.tsx'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { PlotFigure } from '../../host/PlotFigure.tsx'
import { useAction } from '../../host/use-action.ts'
import { goTo } from '../../host/use-route.ts'
import { Button } from '../../ui/Button.tsx'
import { coefficient, plain } from '../../ui/format/figures.ts'
import { filedDay } from '../../ui/format/time.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Card } from '../../ui/Page.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { Table } from '../../ui/Table.tsx'
import { tell } from '../../ui/toasts.ts'
import styles from './drift.module.css'
import { alarmWords } from './words.ts'

type DriftDetailProps = { readonly row: DriftRow; readonly onClose: () => void; readonly onClosed: () => void }

/** The control chart of one coder on one variable, its alarms, and each check. */
export function DriftDetail({ row, onClose, onClosed }: DriftDetailProps) {
  const client = useClient()
  const [closing, setClosing] = useState(false)
  const alarm = openAlarm(row)
  const close = useAction(async (reason: string) => {
    const { personId, schemeId, variable } = row
    await client.call('drift.close', {
      personId,
      schemeId,
      variable,
      checkId: row.points.at(-1)?.checkId ?? '',
      reason,
    })
    tell('The alarm is closed. Checks count anew from here.')
    setClosing(false)
    onClosed()
  })
  return (
    <Card>
      <div
        className={styles.detail}
        role="region"
        aria-label={`${row.label}, ${row.coder}`}
        tabIndex={0}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose()
        }}
      >
        <div className={styles.detailHead}>
          <div>
            <h2>{row.label}</h2>
            <p className={styles.muted}>
              {row.coder} {row.personName} · {row.schemeName}
            </p>
          </div>
          <IconButton small label="Close" onPress={onClose}>
            <X size={15} aria-hidden />
          </IconButton>
        </div>
        {alarm === null ? null : (
          <Notice
            kind="warn"
            title="Open alarm"
            action={
              <Button small onPress={() => setClosing(true)}>
                Close with a reason…
              </Button>
            }
          >
            {alarmWords[alarm.rule]}
          </Notice>
        )}
        <PlotFigure
          title="Checks against the master"
          fileName={`${row.coder}-${row.variable}-drift`}
          draw={(palette) => driftChart(row, palette)}
        />
        <p className={styles.legend}>{legendOf(row)}</p>
        <ClosedAlarms row={row} />
        <Checks row={row} />
      </div>
      {closing ? (
        <ReasonDialog
          title="Close this alarm?"
          intro={`${row.label}, ${row.coder} ${row.personName}. Say what was done about it. Later checks count anew.`}
          step="Close the alarm"
          isBusy={close.busy}
          error={<ErrorNotice error={close.error} />}
          onClose={() => setClosing(false)}
          onDone={(reason) => void close.run(reason)}
        />
      ) : null}
    </Card>
  )
}

function legendOf({ range, threshold }: DriftRow): string {
  if (range === null)
    return `Agreement with the master, check by check; the dotted line is ${coefficient(threshold ?? 0)}, which is asked for.`
  return `Coder minus master, check by check. Dotted: a quarter of the range (${plain(range / 4, 2)}). Line: the mean of the last five; dashed: how far it may be from 0, the larger of 6 % of the range and three standard errors.`
}

function ClosedAlarms({ row }: { readonly row: DriftRow }) {
  const closed = row.alarms.flatMap(({ closed: how, ...alarm }) => (how === null ? [] : [{ ...alarm, how }]))
  if (closed.length === 0) return null
  return (
    <ul className={styles.alarms} aria-label="Closed alarms">
      {closed.map(({ rule, raisedAt, how }) => (
        <li key={raisedAt}>
          {filedDay(raisedAt)}: {alarmWords[rule]}
          <span className={styles.why}>
            Closed {filedDay(how.closedAt)} by {how.closedBy}: {how.reason}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Checks({ row }: { readonly row: DriftRow }) {
  const both = (value: number | null): string => (value === null ? '–' : plain(value, Number.isInteger(value) ? 0 : 2))
  const look = (point: DriftPoint): void => goTo({ screen: 'code', assignmentId: point.assignmentId })
  return (
    <Table caption="Each check" dense>
      <thead>
        <tr>
          <th scope="col">#</th>
          <th scope="col">Locked</th>
          <th scope="col">Recording</th>
          {row.kind === 'scale' ? (
            <>
              <th scope="col" data-align="right">
                Coder
              </th>
              <th scope="col" data-align="right">
                Master
              </th>
            </>
          ) : null}
          <th scope="col" data-align="right">
            {row.kind === 'scale' ? 'Difference' : 'Agreement'}
          </th>
          <th scope="col">
            <span className="sr-only">Steps</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {row.points.map((point, n) => (
          <tr key={point.checkId}>
            <td>{n + 1}</td>
            <td>{filedDay(point.at)}</td>
            <td>{point.recording}</td>
            {row.kind === 'scale' ? (
              <>
                <td data-align="right">{both(point.own)}</td>
                <td data-align="right">{both(point.master)}</td>
              </>
            ) : null}
            <td data-align="right">
              {driftValue(row, point)}
              {point.missed ? <span className={styles.why}>off</span> : null}
            </td>
            <td data-align="right">
              <Button small kind="quiet" aria-label={`Look at check ${String(n + 1)}`} onPress={() => look(point)}>
                Look at it
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
