import { createContext, useContext, type ReactNode } from 'react'
import type { Client } from '#shared/contract/client.ts'

const ClientContext = createContext<Client | null>(null)

export function ClientProvider({ client, children }: { readonly client: Client; readonly children: ReactNode }) {
  return <ClientContext value={client}>{children}</ClientContext>
}

/** The client of this window. Throws outside of a `ClientProvider`, which is a fault of ours. */
export function useClient(): Client {
  const client = useContext(ClientContext)
  if (client === null) throw new Error('useClient outside of ClientProvider')
  return client
}
