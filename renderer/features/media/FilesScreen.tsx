import { Page } from '../../ui/Page.tsx'

export function FilesScreen() {
  return <Page title="Files">{null}</Page>
}
