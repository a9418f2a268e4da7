import { ChevronLeft } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { MomentClass, MomentPage, StudyMoment } from '#shared/study/moment.ts'
import { ErrorNotice } from '../../host/ErrorNotice.tsx'
import { type MomentsRoute } from '../../host/routes.ts'
import { useJob } from '../../host/use-job.ts'
import { useQuery } from '../../host/use-query.ts'
import { goTo } from '../../host/use-route.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { episodeName } from '../../ui/format/episode-name.ts'
import { counted } from '../../ui/format/figures.ts'
import { Card, Page } from '../../ui/Page.tsx'
import { Pager } from '../../ui/Pager.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { Table } from '../../ui/Table.tsx'
import styles from './compare.module.css'
import { className, offByWords, sizeWords, whenWords } from './moment-words.ts'
import { ClassChips } from './ClassChips.tsx'

const PAGE = 100

/** The differences that a figure is made of, each a press away from both codings on the video. */
export function MomentsScreen({ route }: { readonly route: MomentsRoute }) {
  const { scheme: name, variable, recordingId, cell } = route
  const [kinds, setKinds] = useState<readonly MomentClass[]>(route.kinds)
  const [offset, setOffset] = useState(0)
  const [page, setPage] = useState<MomentPage | null>(null)
  const { run, ...job } = useJob('reliability.moments')
  const [id = '', version = ''] = name.split('@')
  const scheme = useQuery('schemes.get', { id, version }).data
  useEffect(() => {
    const filter = {
      ...{ scheme: name, variable },
      ...(recordingId === null ? {} : { recordingId }),
      ...narrowedBy(cell),
      ...(kinds.length === 0 ? {} : { kinds: [...kinds] }),
    }
    let isCurrent = true
    void run({ filter, offset, limit: PAGE }).then((found) => {
      if (isCurrent && found !== null) setPage(found)
    })
    return () => {
      isCurrent = false
    }
  }, [run, name, variable, recordingId, cell, kinds, offset])
  const episode = (kind: string): string => episodeName(scheme?.episodes ?? [], kind)
  return (
    <Page
      fill
      title="Differences"
      intro={page === null ? 'Where two coders differ.' : introOf(route, page)}
      actions={
        <Button onPress={() => goTo({ screen: 'reliability' })}>
          <ChevronLeft size={15} aria-hidden /> Reliability
        </Button>
      }
    >
      <ErrorNotice error={job.error} />
      {page === null && job.running ? (
        <Card padded>
          <ProgressBar label="Comparing codings" fraction={job.fraction} note={job.note} onCancel={job.cancel} />
        </Card>
      ) : null}
      {page === null ? null : (
        <Card>
          <ClassChips
            counts={page.counts}
            coders={codersOf(page)}
            chosen={kinds}
            onChoose={(next) => {
              setOffset(0)
              setKinds(next)
            }}
          />
          {page.total === 0 ? (
            <EmptyState title="No difference here">
              {page.recordings === 0
                ? 'No recording has two locked codings that you may look at.'
                : 'The two coders agree on all of this. Choose another cell or another class.'}
            </EmptyState>
          ) : (
            <MomentsTable rows={page.rows} version={version} id={id} episode={episode} />
          )}
          <Pager offset={offset} size={PAGE} total={page.total} noun="difference" onMove={setOffset} />
        </Card>
      )}
    </Page>
  )
}

/** One pair of codes where the page has one pair of coders; otherwise by their place. */
function codersOf({ rows }: MomentPage): readonly [string, string] {
  const pairs = new Set(rows.map(({ coders }) => coders.join(' ')))
  return pairs.size === 1 ? (rows[0]?.coders ?? ['first', 'second']) : ['the first coder', 'the second coder']
}

function narrowedBy(cell: MomentsRoute['cell']): { first?: string; second?: string } {
  const { first, second } = cell ?? { first: null, second: null }
  return { ...(first === null ? {} : { first }), ...(second === null ? {} : { second }) }
}

function introOf({ variable, cell }: MomentsRoute, page: MomentPage): string {
  const { total, recordings, label } = page
  const coders = codersOf(page)
  const sides = cell === null ? [] : [cell.first, cell.second]
  const has = sides.flatMap((words, n) => (words === null ? [] : [`${coders[n] ?? ''} has “${words}”`]))
  const where = has.length === 0 ? '' : ` where ${has.join(' and ')}`
  return `${label ?? variable}: ${counted(total, 'difference')} in ${counted(recordings, 'recording')} coded twice${where}.`
}

type MomentsTableProps = {
  readonly rows: readonly StudyMoment[]
  readonly id: string
  readonly version: string
  readonly episode: (kind: string) => string
}

function MomentsTable({ rows, id, version, episode }: MomentsTableProps) {
  return (
    <Table caption="Differences between two coders" dense>
      <thead>
        <tr>
          <th scope="col">Recording</th>
          <th scope="col">When</th>
          <th scope="col">What</th>
          <th scope="col">Class</th>
          <th scope="col">First coder</th>
          <th scope="col">Second coder</th>
          <th scope="col" data-align="right">
            Apart
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.recordingId} ${row.key}`}>
            <td>
              <button
                type="button"
                className={styles.open}
                onClick={() =>
                  goTo({ screen: 'compare', recordingId: row.recordingId, scheme: { id, version }, moment: row.key })
                }
              >
                {row.recording}
              </button>
            </td>
            <td className={styles.time}>{whenWords(row, episode)}</td>
            <td className={styles.long} title={row.label}>
              {row.label}
            </td>
            <td>{className(row.kind, row.coders)}</td>
            <Said coder={row.coders[0]} words={row.first.words} />
            <Said coder={row.coders[1]} words={row.second.words} />
            <td data-align="right">{offByWords(row, row.coders) ?? sizeWords(row)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function Said({ coder, words }: { readonly coder: string; readonly words: string }) {
  return (
    <td className={styles.long} title={words}>
      <small>{coder}</small> {words}
    </td>
  )
}
