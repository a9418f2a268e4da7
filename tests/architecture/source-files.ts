import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/** The folder of the project, with a separator at its end. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

/** What is installed, built or left over by tools; never part of the project. */
export const NOT_OURS: ReadonlySet<string> = new Set([
  'node_modules',
  'out',
  'dist',
  'coverage',
  'test-results',
  'playwright-report',
  '.cache',
  '.git',
])

export const TEXT_FILE = /\.(?:ts|tsx|mjs|cjs|js|json|css|html|sql|yml|md|txt)$/

/** Paths, relative to the project, of the files under `folder` whose name matches. */
export function filesUnder(folder: string, name: RegExp): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (NOT_OURS.has(entry.name)) return []
    if (entry.isDirectory()) return filesUnder(path, name)
    return name.test(entry.name) ? [path] : []
  })
}

export const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')

export type Literal = { readonly text: string; readonly line: number }

/** The texts in a source: strings, the fixed parts of templates and the words between JSX tags; not module names. */
export function literalsIn(path: string, source = textOf(path)): readonly Literal[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true)
  const found: Literal[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isLiteralTypeNode(node)) return
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isJsxText(node)) add(node, node.text)
    else if (ts.isTemplateExpression(node)) add(node, wholeTemplate(node))
    ts.forEachChild(node, visit)
  }
  const add = (node: ts.Node, text: string): void => {
    found.push({ text, line: file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1 })
  }
  visit(file)
  return found
}

/** A template with its expressions left out, so that a statement broken by them is still read as one. */
const wholeTemplate = (node: ts.TemplateExpression): string =>
  [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join(' _ ')
