import { contextInWords } from '#shared/scheme/asked-words.ts'
import type { Ipsative } from '#shared/scheme/ipsative.ts'
import type { QSort } from '#shared/scheme/qsort.ts'
import type { CodeSet, Scheme } from '#shared/scheme/scheme.ts'
import { comboOfSchemeKey, keyText, type KeyLabels } from '../../../commands/combo.ts'
import { counted } from '../../../ui/format/figures.ts'
import { Kbd } from '../../../ui/Kbd.tsx'
import type { PreviewPass } from './preview-model.ts'
import styles from './preview.module.css'

/** Leads to the thing that was pressed, or to an entry of it. */
export type OpenThing = (
  list: 'sets' | 'ratings' | 'checklists' | 'grids' | 'qsorts' | 'ipsatives',
  id: string,
  inner?: string,
) => void

type SortPreviewProps = { readonly sort: QSort; readonly onOpen: OpenThing }

/** The piles as they lie, and the cards. */
export function SortPreview({ sort, onOpen }: SortPreviewProps) {
  return (
    <section aria-label={sort.label}>
      <h3 className={styles.title}>
        {sort.label} · {counted(sort.cards.length, 'card')}
      </h3>
      {sort.instruction === '' ? null : <p className={styles.purpose}>{sort.instruction}</p>}
      <div className={styles.piles}>
        {sort.piles.map(({ value, label, size }, n) => (
          <span key={n}>
            {n < 9 ? <Kbd>{String(n + 1)}</Kbd> : null}
            <span>{label}</span>
            <small>
              {value} · {sort.forced ? counted(size, 'card') : `about ${String(size)}`}
            </small>
          </span>
        ))}
      </div>
      {sort.cards.map(({ id, text }, n) => (
        <button key={n} type="button" className={styles.item} onClick={() => onOpen('qsorts', sort.id, id)}>
          <span>{text}</span>
        </button>
      ))}
    </section>
  )
}

type PointsPreviewProps = { readonly form: Ipsative; readonly onOpen: OpenThing }

export function PointsPreview({ form, onOpen }: PointsPreviewProps) {
  return (
    <section aria-label={form.label}>
      <h3 className={styles.title}>
        {form.label} · {counted(form.points, 'point')} each
      </h3>
      {form.instruction === '' ? null : <p className={styles.purpose}>{form.instruction}</p>}
      {form.aspects.map(({ id, label, text }, n) => (
        <button key={n} type="button" className={styles.item} onClick={() => onOpen('ipsatives', form.id, id)}>
          <span>
            {label}
            {text === '' ? null : <small>{text}</small>}
          </span>
          <span className={styles.values}>
            {form.patterns.map((pattern, m) => (
              <span key={m}>
                {m < 9 ? <Kbd>{String(m + 1)}</Kbd> : null} {pattern.label}
              </span>
            ))}
          </span>
        </button>
      ))}
    </section>
  )
}

type SegmentPreviewProps = { readonly set: CodeSet; readonly labels: KeyLabels | undefined }

const textWords = {
  required: 'What was said is typed',
  optional: 'What was said may be typed',
  none: 'Nothing is typed',
} as const

/** What is asked of a segment once it is there. */
export function SegmentPreview({ set: { segment }, labels }: SegmentPreviewProps) {
  if (segment === undefined) return null
  return (
    <div className={styles.asked}>
      <p className={styles.purpose}>
        {segment.instruction === '' ? null : `${segment.instruction} `}
        {textWords[segment.text]}
        {segment.text === 'none' ? '.' : `, up to ${counted(segment.maxText, 'character')}.`}
      </p>
      {segment.questions.map(({ label, question, options, showIf }, n) => (
        <div key={n}>
          <h4 className={styles.sub}>{label}</h4>
          {question === '' ? null : <p className={styles.purpose}>{question}</p>}
          {showIf === null ? null : <small>Only where {showIf}</small>}
          <p className={styles.values}>
            {options.map((option, m) => (
              <span key={m}>
                <Kbd>{keyText(comboOfSchemeKey(option.key), labels)}</Kbd> {option.label}
              </span>
            ))}
          </p>
        </div>
      ))}
    </div>
  )
}

/** The cue that is asked for right after the key. */
export function LinkPreview({ scheme, set: { linksTo } }: { readonly scheme: Scheme; readonly set: CodeSet }) {
  const cues = scheme.sets.find(({ id }) => id === linksTo?.set)
  if (linksTo === undefined || cues === undefined) return null
  const codes = cues.codes.filter(({ id }) => linksTo.codes?.includes(id) ?? true).map(({ label }) => label)
  return (
    <p className={styles.asked}>
      Then asks which one it answers{linksTo.required ? '' : ', where there is one'}: {codes.join(', ')}
      <small>The latest within {counted(linksTo.withinS, 'second')} is proposed.</small>
    </p>
  )
}

export function VisitPreview({ scheme, pass }: { readonly scheme: Scheme; readonly pass: PreviewPass }) {
  const { visitEach } = pass
  if (visitEach === null) return null
  const names = (things: readonly { readonly id: string; readonly label: string }[], ids: readonly string[]): string =>
    things
      .filter(({ id }) => ids.includes(id))
      .map(({ label }) => label)
      .join(', ')
  const asked = names(scheme.modifiers, visitEach.modifiers ?? [])
  return (
    <p className={styles.asked}>
      Goes to each event of {names(scheme.sets, visitEach.sets)}
      {asked === '' ? '' : ` and asks: ${asked}`}
      <small>
        Plays from {visitEach.leadS} s before to {visitEach.tailS} s after it, over and over.
      </small>
    </p>
  )
}

/** What is asked about the recording as a whole. */
export function ContextPreview({ items }: { readonly items: Scheme['context'] }) {
  if (items.length === 0) return null
  return (
    <section aria-label="About this recording">
      <h3 className={styles.title}>About this recording</h3>
      {items.map((item, n) => (
        <p key={n} className={styles.asked}>
          {item.label}
          {item.required ? '' : ' (need not be answered)'}
          <small>{contextInWords(item)}</small>
        </p>
      ))}
    </section>
  )
}
