/** The table that a row of materialize goes to. */
export const tableOf = ({ query }: { readonly query: string }): string | undefined => /INTO (\w+)/.exec(query)?.[1];
