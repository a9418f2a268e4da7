import type { Scheme } from '#shared/scheme/scheme.ts'
import { comboOfSchemeKey, keyText, type KeyLabels } from '../../../commands/combo.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { Kbd } from '../../../ui/Kbd.tsx'
import { askedKeysOf, keyMapOf, type KeyUse, type PreviewPass } from './preview-model.ts'
import styles from './preview.module.css'

type KeyMapProps = {
  readonly scheme: Scheme
  readonly pass: PreviewPass
  readonly labels: KeyLabels | undefined
}

const rows = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'] as const

/** Which key does what in a pass: drawn as they lie under the hands, and in words. */
export function KeyMap({ scheme, pass, labels }: KeyMapProps) {
  const uses = keyMapOf(pass)
  const asked = askedKeysOf(scheme, pass)
  if (uses.length === 0) return <p className={styles.purpose}>No letter or digit does anything in this pass.</p>
  return (
    <div className={styles.keyMap} data-testid="key-map">
      <div className={styles.board} aria-hidden>
        {rows.map((row) => (
          <div key={row}>
            {Array.from(row, (key) => {
              const means = uses.find((use) => use.key === key)?.means ?? []
              return (
                <span key={key} data-used={means.length > 0} data-conflict={means.length > 1} title={means.join('; ')}>
                  {keyText(comboOfSchemeKey(key), labels)}
                </span>
              )
            })}
          </div>
        ))}
      </div>
      <KeyList uses={uses} labels={labels} />
      {asked.map(({ title, keys }, n) => (
        <section key={n} aria-label={title}>
          <h3 className={styles.title}>{title}</h3>
          <KeyList uses={keys} labels={labels} />
        </section>
      ))}
    </div>
  )
}

type KeyListProps = { readonly uses: readonly KeyUse[]; readonly labels: KeyLabels | undefined }

function KeyList({ uses, labels }: KeyListProps) {
  return (
    <ul>
      {uses.map(({ key, means }, n) => (
        <li key={n}>
          <Kbd>{keyText(comboOfSchemeKey(key), labels)}</Kbd>
          <span>
            {means.map((one) => (
              <span key={one} className={styles.meaning}>
                {one}
              </span>
            ))}
          </span>
          {means.length > 1 ? <Badge kind="warn">two meanings</Badge> : null}
        </li>
      ))}
    </ul>
  )
}
