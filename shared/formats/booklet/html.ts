/** Markup that is ready to stand in a page. Only this file makes any, so that no text of a scheme is ever read as markup. */
export type Html = { readonly html: string }

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => escapes[sign] ?? sign)

type Part = Html | string | number | readonly Part[]

const markup = (part: Part): string => {
  if (typeof part === 'string') return escaped(part)
  if (typeof part === 'number') return String(part)
  return 'html' in part ? part.html : part.map(markup).join('')
}

/** A template of markup; whatever is put in is escaped, unless it is markup itself. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  html: strings.reduce((all, text, n) => all + markup(parts[n - 1] ?? '') + text),
})

export const nothing: Html = { html: '' }

/** A paragraph for each line of a text that a person wrote; nothing for an empty one. */
export const paragraphs = (text: string): Html =>
  html`${text
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line) => html`<p dir="auto">${line}</p>`)}`

/** A list under a heading; nothing where the list is empty. */
export const listed = (title: string, items: readonly string[]): Html =>
  items.length === 0
    ? nothing
    : html`<h4>${title}</h4>
        <ul>
          ${items.map((item) => html`<li dir="auto">${item}</li>`)}
        </ul>`
