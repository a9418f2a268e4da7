import { Fragment, type ReactNode } from 'react'
import type { QSort } from '#shared/scheme/qsort.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Card } from '../../ui/Page.tsx'
import { ChecklistView } from './ChecklistView.tsx'
import { CodeSetView } from './CodeSetView.tsx'
import { GridView } from './GridView.tsx'
import { IpsativeView } from './IpsativeView.tsx'
import { jumpTo, partId } from './parts.ts'
import { RatingView } from './RatingView.tsx'
import styles from './schemes.module.css'
import { SchemeFrame } from './SchemeFrame.tsx'
import { hasSchemeRest, SchemeRest } from './SchemeRest.tsx'
import { SortView } from './SortView.tsx'

/** Something that stands above the scheme, with an entry of its own in the list of parts. */
export type Lead = { readonly id: string; readonly title: string; readonly content: ReactNode }

type SchemeContentProps = {
  readonly scheme: Scheme
  readonly lead?: readonly Lead[]
  /** Begins to make a criterion sort; absent where nobody here can. */
  readonly makeCriterion?: ((sort: QSort) => void) | undefined
}

/** A scheme as a coder or a reviewer reads it: every anchor and every definition in full. */
export function SchemeContent({ scheme, lead = [], makeCriterion }: SchemeContentProps) {
  return (
    <div className={styles.read}>
      <Contents scheme={scheme} lead={lead} />
      <div className={styles.parts}>
        {lead.map(({ id, content }) => (
          <Card key={id}>
            <section className={styles.part} id={partId(id)} tabIndex={-1}>
              {content}
            </section>
          </Card>
        ))}
        <Basis scheme={scheme} />
        <Card>
          <SchemeFrame scheme={scheme} />
        </Card>
        {/* By place, not by id: a draft may hold an id twice. */}
        {scheme.ratings.map((rating, n) => (
          <Card key={n}>
            <RatingView rating={rating} scheme={scheme} n={n} />
          </Card>
        ))}
        {(scheme.checklists ?? []).map((list, n) => (
          <Card key={n}>
            <ChecklistView list={list} scheme={scheme} n={n} />
          </Card>
        ))}
        {(scheme.grids ?? []).map((grid, n) => (
          <Card key={n}>
            <GridView grid={grid} scheme={scheme} n={n} />
          </Card>
        ))}
        {(scheme.qsorts ?? []).map((sort, n) => (
          <Card key={n}>
            <SortView sort={sort} scheme={scheme} n={n} makeCriterion={makeCriterion} />
          </Card>
        ))}
        {(scheme.ipsatives ?? []).map((form, n) => (
          <Card key={n}>
            <IpsativeView form={form} scheme={scheme} n={n} />
          </Card>
        ))}
        {scheme.sets.map((set, n) => (
          <Card key={n}>
            <CodeSetView set={set} scheme={scheme} n={n} />
          </Card>
        ))}
        {hasSchemeRest(scheme) ? (
          <Card>
            <SchemeRest scheme={scheme} />
          </Card>
        ) : null}
      </div>
    </div>
  )
}

function Basis({ scheme: { basis } }: { readonly scheme: Scheme }) {
  if (basis.validated) return null
  return (
    <Notice kind="warn" title="Own wording, not validated">
      {basis.informedBy.length === 0 ? '' : `Informed by ${basis.informedBy.join('; ')}. `}
      {basis.notEquivalentTo.length === 0 ? '' : `Not equivalent to ${basis.notEquivalentTo.join('; ')}. `}
      Report as: {basis.reportAs}.
    </Notice>
  )
}

function Contents({ scheme, lead }: { readonly scheme: Scheme; readonly lead: readonly Lead[] }) {
  const lists = [
    { title: 'Ratings', list: 'ratings', things: scheme.ratings },
    { title: 'Checklists', list: 'checklists', things: scheme.checklists ?? [] },
    { title: 'Intervals', list: 'grids', things: scheme.grids ?? [] },
    { title: 'Sorts of cards', list: 'qsorts', things: scheme.qsorts ?? [] },
    { title: 'Forms with points', list: 'ipsatives', things: scheme.ipsatives ?? [] },
    { title: 'Code sets', list: 'sets', things: scheme.sets },
  ]
  return (
    <nav className={styles.toc} aria-label="Parts of the scheme">
      {lead.map(({ id, title }) => (
        <JumpTo key={id} id={partId(id)}>
          {title}
        </JumpTo>
      ))}
      <JumpTo id={partId('frame')}>Frame</JumpTo>
      {lists.map(({ title, list, things }) =>
        things.length === 0 ? null : (
          <Fragment key={list}>
            <b>{title}</b>
            {things.map((thing, n) => (
              <JumpTo key={n} id={partId(list, n)}>
                {thing.label}
              </JumpTo>
            ))}
          </Fragment>
        ),
      )}
      {hasSchemeRest(scheme) ? (
        <>
          <b>Beyond the codes</b>
          <JumpTo id={partId('rest')}>Scores and rules</JumpTo>
        </>
      ) : null}
    </nav>
  )
}

function JumpTo({ id, children }: { readonly id: string; readonly children: string }) {
  return (
    <a
      href={window.location.hash}
      onClick={(event) => {
        event.preventDefault()
        jumpTo(id)
      }}
    >
      {children}
    </a>
  )
}
