import { methodInWords } from '#shared/scheme/grid.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { comboOfSchemeKey, keyText, type KeyLabels } from '../../../commands/combo.ts'
import { CodeKey } from '../../../ui/CodeKey.tsx'
import { capOf, ratingSteps } from '../../../ui/format/rating-steps.ts'
import { Kbd } from '../../../ui/Kbd.tsx'
import { ScaleStep } from '../../../ui/ScaleStep.tsx'
import {
  ContextPreview,
  LinkPreview,
  PointsPreview,
  SegmentPreview,
  SortPreview,
  VisitPreview,
  type OpenThing,
} from './FormPreviews.tsx'
import type { PreviewPass } from './preview-model.ts'
import styles from './preview.module.css'

type PanelPreviewProps = {
  readonly scheme: Scheme
  readonly pass: PreviewPass
  readonly labels: KeyLabels | undefined
  /** Leads to the thing that was pressed. */
  readonly onOpen: OpenThing
}

/** What stands beside the video in a pass. Nothing is coded here: pressing leads to where a thing is written. */
export function PanelPreview({ scheme, pass, labels, onOpen }: PanelPreviewProps) {
  const roleOf = (id: string): string => scheme.subjects.find((subject) => subject.id === id)?.role ?? 'other'
  const { sets, ratings, checklists, grids, qsorts, ipsatives, context } = pass
  const isEmpty = [sets, ratings, checklists, grids, qsorts, ipsatives, context].every((list) => list.length === 0)
  return (
    <div className={styles.panel} data-testid="preview-panel">
      {pass.purpose === '' ? null : <p className={styles.purpose}>{pass.purpose}</p>}
      <VisitPreview scheme={scheme} pass={pass} />
      {isEmpty && pass.purpose === '' ? <p className={styles.purpose}>This pass shows nothing yet.</p> : null}
      {pass.sets.map((set) => (
        <section key={set.id} aria-label={set.label}>
          <h3 className={styles.title}>
            {set.label} · {set.kind === 'point' ? 'moments' : set.exclusive ? 'one at a time' : 'as they come'}
          </h3>
          {set.codes.map((code, n) => (
            <CodeKey
              key={n}
              code={code}
              role={roleOf(set.subject)}
              lit={false}
              total=""
              cap={keyText(comboOfSchemeKey(code.key), labels)}
              disabled={false}
              onPress={() => onOpen('sets', set.id, code.id)}
            />
          ))}
          <LinkPreview scheme={scheme} set={set} />
          <SegmentPreview set={set} labels={labels} />
        </section>
      ))}
      {pass.ratings.map((scale) => (
        <section key={scale.id} aria-label={scale.label}>
          <h3 className={styles.title}>{scale.label}</h3>
          {scale.question === '' ? null : <p className={styles.purpose}>{scale.question}</p>}
          <div role="radiogroup" aria-label={scale.label}>
            {isDrawable(scale)
              ? ratingSteps(scale).map((step) => (
                  <ScaleStep
                    key={step.value}
                    step={step}
                    cap={capOf(step.value)}
                    chosen={false}
                    disabled={false}
                    onPress={() => onOpen('ratings', scale.id)}
                  />
                ))
              : null}
          </div>
        </section>
      ))}
      {pass.checklists.map((list) => (
        <section key={list.id} aria-label={list.label}>
          <h3 className={styles.title}>{list.label}</h3>
          {list.subscales.map((subscale) => (
            <div key={subscale.id}>
              <h4 className={styles.sub}>{subscale.label}</h4>
              {list.items
                .filter((item) => item.subscale === subscale.id)
                .map((item, n) => (
                  <button
                    key={n}
                    type="button"
                    className={styles.item}
                    onClick={() => onOpen('checklists', list.id, item.id)}
                  >
                    <span>{item.text}</span>
                    <span className={styles.caps}>
                      <Kbd>1</Kbd>
                      <Kbd>2</Kbd>
                      {list.answers.notApplicable === null ? null : <Kbd>3</Kbd>}
                    </span>
                  </button>
                ))}
            </div>
          ))}
        </section>
      ))}
      {pass.grids.map((grid) => (
        <section key={grid.id} aria-label={grid.label}>
          <h3 className={styles.title}>
            {grid.label} · every {grid.lengthS} s, each by {methodInWords[grid.method]}
          </h3>
          {grid.items.map((item, n) => (
            <button key={n} type="button" className={styles.item} onClick={() => onOpen('grids', grid.id, item.id)}>
              <span>
                {item.label}
                <small>{item.question}</small>
              </span>
              <span className={styles.values}>
                {item.values.map((words, m) => (
                  <span key={m}>
                    <Kbd>{String(item.min + m)}</Kbd> {words}
                  </span>
                ))}
              </span>
            </button>
          ))}
        </section>
      ))}
      {pass.qsorts.map((sort) => (
        <SortPreview key={sort.id} sort={sort} onOpen={onOpen} />
      ))}
      {pass.ipsatives.map((form) => (
        <PointsPreview key={form.id} form={form} onOpen={onOpen} />
      ))}
      {pass.marks.length === 0 ? null : (
        <section aria-label="Marks">
          <h3 className={styles.title}>Marks of evidence</h3>
          {pass.marks.map(({ id, key, label }) => (
            <p key={id} className={styles.mark}>
              <Kbd>{keyText(comboOfSchemeKey(key), labels)}</Kbd> {label}
            </p>
          ))}
        </section>
      )}
      <ContextPreview items={pass.context} />
    </div>
  )
}

/** A scale with too many points, or whose ends do not fit, has a problem; drawing it would be a thousand buttons. */
function isDrawable({ min, max, step }: Scheme['ratings'][number]): boolean {
  const points = (max - min) / step
  return points > 0 && points <= 200
}
