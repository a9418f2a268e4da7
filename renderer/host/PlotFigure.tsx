import { Download } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import type { ReactNode } from 'react'
import { useChooser } from './chooser.tsx'
import { useClient } from './client-context.tsx'
import { ErrorNotice } from './ErrorNotice.tsx'
import { useAction } from './use-action.ts'
import { nameOf } from '../ui/format/paths.ts'
import { Menu } from '../ui/Menu.tsx'
import { screenPalette, SvgDrawing } from '../ui/SvgDrawing.tsx'
import { tell } from '../ui/toasts.ts'
import { cx } from '../ui/cx.ts'
import styles from './plot-figure.module.css'
import { pngOf, svgOf, type Draw } from './save-plot.ts'

type PlotFigureProps = {
  readonly title: string
  /** What the file is called unless told otherwise, without its ending. */
  readonly fileName: string
  readonly draw: Draw
  /** Shown in place of the drawing: a table of the same figures. The drawing is what is saved. */
  readonly children?: ReactNode
}

const entries = [
  { id: 'svg', label: 'Save as drawing (SVG)…' },
  { id: 'png', label: 'Save as picture (PNG)…' },
]

/** A plot with its title and a way to keep it. */
export function PlotFigure({ title, fileName, draw, children }: PlotFigureProps) {
  const client = useClient()
  const choose = useChooser()
  const save = useAction(async (kind: 'svg' | 'png') => {
    const [path] = await choose(kind === 'svg' ? 'save-svg' : 'save-png', `${fileName}.${kind}`)
    if (path === undefined) return
    const content = kind === 'svg' ? svgOf(draw) : await pngOf(draw)
    const saved = await client.call('reliability.savePlot', { path, kind, content })
    tell(`The plot is saved as “${nameOf(saved.path)}”.`)
  })
  return (
    <figure className={styles.figure}>
      <div className={styles.figureHead}>
        <h3>{title}</h3>
        <Menu
          label={`Save “${title}”`}
          entries={entries}
          onAction={(id) => void save.run(id === 'png' ? 'png' : 'svg')}
          trigger={
            <AriaButton className={cx(styles.save)} aria-label={`Save “${title}”`} isDisabled={save.busy}>
              <Download size={13} aria-hidden /> Save
            </AriaButton>
          }
        />
      </div>
      <ErrorNotice error={save.error} />
      {children ?? (
        <div className={styles.drawing}>
          <SvgDrawing drawing={draw(screenPalette)} />
        </div>
      )}
    </figure>
  )
}
