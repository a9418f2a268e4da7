import { useState } from 'react'
import {
  doubleCodingPlan,
  expectedInterval,
  recordingsNeeded,
  type DoubleCodingPlan,
  type PlannedFigure,
} from '#shared/reliability/planning.ts'
import type { ReliabilityReport } from '#shared/study/reliability-view.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { coefficient, counted, percent } from '../../ui/format/figures.ts'
import { Segments } from '../../ui/Segments.tsx'
import { Table } from '../../ui/Table.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { readPlan, startingPlan, type PlanFields, type Read } from './planning-fields.ts'
import styles from './planning.module.css'

type PlanningDialogProps = { readonly report: ReliabilityReport | undefined; readonly onClose: () => void }

const kinds = [
  { id: 'icc', label: 'ICC' },
  { id: 'kappa', label: 'kappa' },
] as const
const wants = [
  { id: 'lower', label: 'Lower limit', field: 'Lower limit at least' },
  { id: 'half-width', label: 'Half width', field: 'Half width at most' },
] as const

/** How many recordings to code twice, from the interval that is wanted and not from a percentage alone. */
export function PlanningDialog({ report, onClose }: PlanningDialogProps) {
  const [fields, setFields] = useState<PlanFields>(() => startingPlan(report))
  const set = (change: Partial<PlanFields>): void => setFields((before) => ({ ...before, ...change }))
  const read = readPlan(fields)
  const number = (name: keyof Read['errors'], label: string, hint?: string) => (
    <TextField
      label={label}
      value={fields[name]}
      onChange={(value) => set({ [name]: value })}
      error={read.errors[name] ?? null}
      maxLength={8}
      {...(hint === undefined ? {} : { hint })}
    />
  )
  return (
    <Dialog
      wide
      title="Plan the double coding"
      intro="The interval decides what a figure is worth, and it hangs on the number of recordings coded twice. Nothing here changes the study."
      isOpen
      onClose={onClose}
      footer={<Button onPress={onClose}>Close</Button>}
    >
      <div className={styles.plan}>
        <div className={styles.fields}>
          <Segments label="Statistic" options={kinds} value={fields.kind} onChange={(kind) => set({ kind })} />
          {number('expected', 'Expected figure')}
          {fields.kind === 'icc'
            ? number('coders', 'Coders of each of these recordings')
            : number('codes', 'Codes, about equally frequent')}
          <Segments label="Wanted" options={wants} value={fields.want} onChange={(want) => set({ want })} />
          {number('wanted', wants.find(({ id }) => id === fields.want)?.field ?? '')}
          {number('recordings', 'Recordings of the study')}
          {number('share', 'Share that the plan codes twice, in %')}
          {number('least', 'Least number coded twice', '15 as a floor, 30 advised')}
        </div>
        <div aria-live="polite" className={styles.result}>
          {read.ok ? <Result {...read} /> : <p>Fill in what is marked.</p>}
        </div>
      </div>
    </Dialog>
  )
}

function Result({ figure, wanted, recordings, plan }: Extract<Read, { ok: true }>) {
  const needed = recordingsNeeded(figure, wanted)
  const double = doubleCodingPlan(recordings, plan, needed)
  const reached = expectedInterval(figure, double.n)
  return (
    <>
      <p className={styles.answer}>
        Code <b>{counted(double.n, 'recording')}</b> twice ({percent(double.share)}).
      </p>
      <p>{whyWords(double, needed, recordings)}</p>
      {reached === null ? null : (
        <p>
          A figure of {coefficient(figure.expected)} then has an interval of about {coefficient(reached.lo)} to{' '}
          {coefficient(reached.hi)}.
        </p>
      )}
      <Expected figure={figure} />
    </>
  )
}

function whyWords({ because }: DoubleCodingPlan, needed: number | null, recordings: number): string {
  const interval =
    needed === null
      ? 'No number of recordings brings the interval that is wanted: ask for less, or for a higher figure by training.'
      : `The interval needs ${counted(needed, 'recording')}.`
  if (because === 'all')
    return `${interval} The study has ${String(recordings)}, so all of them: agreement is then not covert, and the interval stays wider.`
  if (because === 'interval') return `${interval} That is more than the share and the least number ask for.`
  return `${interval} The ${because === 'share' ? 'share' : 'least number'} decides.`
}

const sizes = [10, 12, 15, 20, 25, 30, 40, 50, 75, 100]

/** Intervals to expect, around the figure that is planned for. */
function Expected({ figure }: { readonly figure: PlannedFigure }) {
  const around = [...new Set([0.6, 0.7, 0.8, 0.9, figure.expected])].sort((a, b) => a - b)
  return (
    <Table caption="Interval to expect, by number of recordings coded twice" dense>
      <thead>
        <tr>
          <th scope="col" data-align="right">
            n
          </th>
          {around.map((expected) => (
            <th key={expected} scope="col" data-align="right">
              {coefficient(expected)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sizes.map((n) => (
          <tr key={n}>
            <th scope="row" data-align="right">
              {n}
            </th>
            {around.map((expected) => {
              const limits = expectedInterval({ ...figure, expected }, n)
              return (
                <td key={expected} data-align="right">
                  {limits === null ? '–' : `${coefficient(limits.lo)} to ${coefficient(limits.hi)}`}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
