import { Plus, X } from 'lucide-react'
import { Button } from './Button.tsx'
import { cx } from './cx.ts'
import styles from './episodes.module.css'
import field from './field.module.css'
import { draftProblemWords, type DraftProblem, type EpisodeDraft } from './format/episode-rows.ts'
import { episodeName } from './format/episode-name.ts'
import { clock, parseClock } from './format/time.ts'
import { IconButton } from './IconButton.tsx'

type Kind = { readonly id: string; readonly name: string; readonly nominalS: number }

type EpisodeEditorProps = {
  readonly drafts: readonly EpisodeDraft[]
  readonly problems: readonly (DraftProblem | null)[]
  readonly kinds: readonly Kind[]
  readonly onChange: (drafts: readonly EpisodeDraft[]) => void
  readonly isDisabled?: boolean
}

/** Episodes one below the other: kind, start and end as `m:ss.mmm`. */
export function EpisodeEditor({ drafts, problems, kinds, onChange, isDisabled = false }: EpisodeEditorProps) {
  const change = (index: number, part: Partial<EpisodeDraft>): void =>
    onChange(drafts.map((draft, at) => (at === index ? { ...draft, ...part } : draft)))
  return (
    <div className={styles.rows}>
      {drafts.length === 0 ? null : (
        <div className={cx(styles.row, styles.head)} aria-hidden>
          <span>Kind</span>
          <span>Start</span>
          <span>End</span>
          <span className={styles.spare} />
        </div>
      )}
      {drafts.map((draft, index) => {
        const nth = `episode ${String(index + 1)}`
        const problem = problems[index] ?? null
        return (
          <div key={index} className={styles.row}>
            <select
              className={field.input}
              aria-label={`Kind of ${nth}`}
              value={draft.kind}
              disabled={isDisabled}
              onChange={(event) => change(index, { kind: event.target.value })}
            >
              {kinds.some((kind) => kind.id === draft.kind) ? null : (
                <option value={draft.kind}>{draft.kind === '' ? 'Choose…' : episodeName(kinds, draft.kind)}</option>
              )}
              {kinds.map((kind) => (
                <option key={kind.id} value={kind.id}>
                  {kind.name}
                </option>
              ))}
            </select>
            <TimeCell
              label={`Start of ${nth}`}
              value={draft.start}
              isDisabled={isDisabled}
              onChange={(start) => change(index, { start })}
            />
            <TimeCell
              label={`End of ${nth}`}
              value={draft.end}
              isDisabled={isDisabled}
              onChange={(end) => change(index, { end })}
            />
            <IconButton
              small
              label={`Remove ${nth}`}
              isDisabled={isDisabled}
              onPress={() => onChange(drafts.filter((_, at) => at !== index))}
            >
              <X size={14} aria-hidden />
            </IconButton>
            {problem === null ? null : (
              <p className={styles.problem} role="status">
                {draftProblemWords[problem]}
              </p>
            )}
          </div>
        )
      })}
      <div className={styles.add}>
        <Button small isDisabled={isDisabled} onPress={() => onChange([...drafts, nextDraft(drafts, kinds)])}>
          <Plus size={13} aria-hidden /> Add episode
        </Button>
      </div>
    </div>
  )
}

type TimeCellProps = {
  readonly label: string
  readonly value: string
  readonly isDisabled: boolean
  readonly onChange: (value: string) => void
}

function TimeCell({ label, value, isDisabled, onChange }: TimeCellProps) {
  return (
    <input
      className={field.input}
      aria-label={label}
      value={value}
      disabled={isDisabled}
      placeholder="m:ss.mmm"
      inputMode="decimal"
      onChange={(event) => onChange(event.target.value)}
      // What was typed as `90` or `1:30` is shown in full once the field is left.
      onBlur={() => {
        const at = parseClock(value)
        if (at !== null) onChange(clock(at))
      }}
    />
  )
}

/** The next kind in the scheme's order, from where the last episode ends, with its usual length. */
function nextDraft(drafts: readonly EpisodeDraft[], kinds: readonly Kind[]): EpisodeDraft {
  const last = drafts.at(-1)
  const start = parseClock(last?.end ?? '0') ?? 0
  const kind = kinds[kinds.findIndex((one) => one.id === last?.kind) + 1] ?? kinds.at(0)
  return { kind: kind?.id ?? '', start: clock(start), end: clock(start + Math.round((kind?.nominalS ?? 60) * 1000)) }
}
