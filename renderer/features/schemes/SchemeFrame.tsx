import { agesInWords } from '#shared/scheme/age-range.ts'
import { languageInWords } from '#shared/scheme/language.ts'
import type { Scheme } from '#shared/scheme/scheme.ts'
import { watchingInWords } from '#shared/scheme/watching-words.ts'
import { visitInWords } from '#shared/scheme/asked-words.ts'
import { shortClock } from '../../ui/format/time.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { Table } from '../../ui/Table.tsx'
import { partId } from './parts.ts'
import styles from './schemes.module.css'
import { SubjectName } from './SubjectName.tsx'

/** What a coding with this scheme is made of: episodes, passes, marks, composites. */
export function SchemeFrame({ scheme }: { readonly scheme: Scheme }) {
  return (
    <section className={styles.part} id={partId('frame')} tabIndex={-1}>
      <h2>Frame</h2>
      <div className={styles.lists}>
        {scheme.language === undefined ? null : (
          <div>
            <h3>Language of its texts</h3>
            <p>{languageInWords(scheme.language)}</p>
          </div>
        )}
        {scheme.ageMonths === null ? null : (
          <div>
            <h3>Age of the babies</h3>
            <p>{agesInWords(scheme.ageMonths)}</p>
          </div>
        )}
        <div>
          <h3>Subjects</h3>
          {scheme.subjects.map((subject, n) => (
            <p key={n} id={partId('subjects', n)} tabIndex={-1}>
              <SubjectName scheme={scheme} id={subject.id} />
              {subject.exportPrefix === undefined ? null : (
                <span className={styles.small}>
                  {' '}
                  columns begin with <code className={styles.formula}>{subject.exportPrefix}_</code>
                </span>
              )}
            </p>
          ))}
        </div>
        <div>
          <h3>Passes</h3>
          <ol>
            {scheme.passes.map((pass, n) => (
              <li key={n} id={partId('passes', n)} tabIndex={-1}>
                {pass.name}
                {pass.purpose === '' ? '' : `: ${pass.purpose}`}
                {watchingInWords(pass, scheme).length === 0 ? null : (
                  <p className={styles.small}>{watchingInWords(pass, scheme).join(' ')}</p>
                )}
                {pass.visitEach === undefined ? null : (
                  <p className={styles.small}>{visitInWords(scheme, pass.visitEach)}</p>
                )}
              </li>
            ))}
          </ol>
        </div>
        {scheme.marks.length === 0 ? null : (
          <div>
            <h3>Marks</h3>
            {scheme.marks.map((mark, n) => (
              <p key={n} id={partId('marks', n)} tabIndex={-1}>
                <Kbd>{mark.key.toUpperCase()}</Kbd> {mark.label}
              </p>
            ))}
          </div>
        )}
        {Object.keys(scheme.quantityWords).length === 0 ? null : (
          <div>
            <h3>Words for amounts</h3>
            {Object.entries(scheme.quantityWords).map(([word, meaning]) => (
              <p key={word}>
                <b>{word}</b>: {meaning}
              </p>
            ))}
          </div>
        )}
      </div>
      <Table caption="Episodes" dense>
        <thead>
          <tr>
            <th scope="col">Episode</th>
            <th scope="col" data-align="right">
              Usual length
            </th>
            <th scope="col" data-align="right">
              Least codable
            </th>
            <th scope="col">Needed</th>
          </tr>
        </thead>
        <tbody>
          {scheme.episodes.map((episode, n) => (
            <tr key={n} id={partId('episodes', n)} tabIndex={-1}>
              <th scope="row">{episode.name}</th>
              <td data-align="right">{shortClock(episode.nominalS * 1000)}</td>
              <td data-align="right">{shortClock(episode.minCodableS * 1000)}</td>
              <td>{episode.required ? 'yes' : 'no'}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  )
}
