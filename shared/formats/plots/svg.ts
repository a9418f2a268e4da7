/** A drawing as plain data: the screen turns it into elements, an export into text. Nothing in it is markup. */
export type SvgNode = {
  readonly tag: 'svg' | 'g' | 'rect' | 'line' | 'circle' | 'path' | 'text' | 'title' | 'desc'
  readonly attributes: Readonly<Record<string, string | number>>
  readonly children: readonly (SvgNode | string)[]
}

export const node = (
  tag: SvgNode['tag'],
  attributes: SvgNode['attributes'] = {},
  ...children: readonly (SvgNode | string)[]
): SvgNode => ({ tag, attributes: rounded(attributes), children })

/** Hundredths of a pixel are finer than any screen or printer, and keep a drawing the same on every machine. */
function rounded(attributes: SvgNode['attributes']): SvgNode['attributes'] {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name,
      typeof value === 'number' ? Math.round(value * 100) / 100 + 0 : value,
    ]),
  )
}

/** What every drawing of ours is: a size, a title and a description, colours to draw with. */
export type Frame = { readonly width: number; readonly height: number; readonly title: string; readonly desc: string }

/** The drawing itself. `title` and `desc` are read to those who cannot see it. */
export function drawing({ width, height, title, desc }: Frame, palette: Palette, ...children: SvgNode[]): SvgNode {
  return node(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, role: 'img', 'font-family': FONT, 'font-size': 11, fill: palette.muted },
    node('title', {}, title),
    node('desc', {}, desc),
    ...children,
  )
}

const FONT = 'Inter, "Segoe UI", "Helvetica Neue", Arial, sans-serif'

/** Colours of a drawing. Where colour carries meaning, a shape, a pattern or a letter carries it too. */
export type Palette = {
  readonly paper: string
  readonly ink: string
  readonly muted: string
  readonly line: string
  readonly control: string
  readonly accent: string
  readonly stop: string
  /** How dark the fullest cell of a heat map is, so that the figure in it keeps a contrast of 4.5:1. */
  readonly fullest: number
}

/** For exports: dark on white, whatever the screen shows. The values are those of the light screen. */
export const paperPalette: Palette = {
  paper: '#ffffff',
  ink: '#171b20',
  muted: '#515b66',
  line: '#dde2e8',
  control: '#87929d',
  accent: '#0a66a8',
  stop: '#a83a00',
  fullest: 0.6,
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Signs that XML cannot hold at all are left out; a label with one in it would make the whole file unreadable. */
function allowed(sign: string): boolean {
  const code = sign.codePointAt(0) ?? 0
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd
  return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff
}

const escaped = (text: string): string =>
  Array.from(text, (sign) => (allowed(sign) ? (escapes[sign] ?? sign) : '')).join('')

function markup({ tag, attributes, children }: SvgNode): string {
  const head = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
  const inner = children.map((child) => (typeof child === 'string' ? escaped(child) : markup(child)))
  return inner.length === 0 ? `<${tag}${head.join('')}/>` : `<${tag}${head.join('')}>${inner.join('')}</${tag}>`
}

/** The drawing as the text of a file: one that stands by itself, with its size and a paper to lie on. */
export function svgText(root: SvgNode, paper: string = paperPalette.paper): string {
  const [, , width = '0', height = '0'] = String(root.attributes['viewBox'] ?? '').split(' ')
  const sheet = node('rect', { width, height, fill: paper })
  const attributes = { xmlns: 'http://www.w3.org/2000/svg', width, height, ...root.attributes }
  const [title, desc, ...rest] = root.children
  const children = [title, desc, sheet, ...rest].filter((child) => child !== undefined)
  return markup({ ...root, attributes, children })
}
