import type { Scheme } from '#shared/scheme/scheme.ts'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { hashOf } from '../../host/routes.ts'
import { useQuery } from '../../host/use-query.ts'
import { buttonClass } from '../../ui/Button.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Card, Page } from '../../ui/Page.tsx'
import { CodeSetView } from './CodeSetView.tsx'
import { RatingView } from './RatingView.tsx'
import styles from './schemes.module.css'
import { SchemeFrame } from './SchemeFrame.tsx'

/** A scheme as a coder or a reviewer reads it: every anchor and every definition in full. */
export function SchemeScreen({ id, version }: { readonly id: string; readonly version: string }) {
  const query = useQuery('schemes.get', { id, version })
  const scheme = query.data
  return (
    <Page
      title={scheme?.name ?? 'Scheme'}
      intro={scheme === undefined ? undefined : `${scheme.id}, version ${scheme.version}. ${scheme.summary}`}
      actions={
        <a className={buttonClass('secondary')} href={hashOf({ screen: 'schemes' })}>
          All schemes
        </a>
      }
    >
      <ErrorNotice error={query.error} />
      {scheme === undefined ? query.error === null ? <Loading /> : null : <Content scheme={scheme} />}
    </Page>
  )
}

function Content({ scheme }: { readonly scheme: Scheme }) {
  const { basis } = scheme
  return (
    <div className={styles.read}>
      <Contents scheme={scheme} />
      <div className={styles.parts}>
        {basis.validated ? null : (
          <Notice kind="warn" title="Own wording, not validated">
            {basis.informedBy.length === 0 ? '' : `Informed by ${basis.informedBy.join('; ')}. `}
            {basis.notEquivalentTo.length === 0 ? '' : `Not equivalent to ${basis.notEquivalentTo.join('; ')}. `}
            Report as: {basis.reportAs}.
          </Notice>
        )}
        <Card>
          <SchemeFrame scheme={scheme} />
        </Card>
        {scheme.ratings.map((rating) => (
          <Card key={rating.id}>
            <RatingView rating={rating} scheme={scheme} />
          </Card>
        ))}
        {scheme.sets.map((set) => (
          <Card key={set.id}>
            <CodeSetView set={set} scheme={scheme} />
          </Card>
        ))}
      </div>
    </div>
  )
}

function Contents({ scheme }: { readonly scheme: Scheme }) {
  return (
    <nav className={styles.toc} aria-label="Parts of the scheme">
      <JumpTo id="frame">Frame</JumpTo>
      {scheme.ratings.length > 0 ? <b>Ratings</b> : null}
      {scheme.ratings.map((rating) => (
        <JumpTo key={rating.id} id={rating.id}>
          {rating.label}
        </JumpTo>
      ))}
      {scheme.sets.length > 0 ? <b>Code sets</b> : null}
      {scheme.sets.map((set) => (
        <JumpTo key={set.id} id={set.id}>
          {set.label}
        </JumpTo>
      ))}
    </nav>
  )
}

/** The hash of the address is the place in the application, so jumping within a page is done by hand. */
function JumpTo({ id, children }: { readonly id: string; readonly children: string }) {
  return (
    <a
      href={window.location.hash}
      onClick={(event) => {
        event.preventDefault()
        const part = document.getElementById(`part-${id}`)
        part?.scrollIntoView({ block: 'start' })
        part?.focus({ preventScroll: true })
      }}
    >
      {children}
    </a>
  )
}
