/** Figures for somebody who must find out why a device behaves as it does. */
export interface Diagnostics {
  readonly deviceId: string;
  readonly leading: boolean;
  /** Device clock minus server clock as last measured; null when never online. */
  readonly clockOffsetMs: number | null;
  /** How often held rows differed from the server's and a scope was pulled anew. */
  readonly checksumMismatches: number;
  /** Rows this app cannot read (a newer server); held, not shown. */
  readonly unreadableRows: number;
  /** Predictions that failed with an error; their commands are in the queue all the same. */
  readonly failedPredictions: number;
  readonly scopes: readonly {
    readonly scope: string;
    readonly rows: number;
    readonly cursor: number;
    readonly complete: boolean;
  }[];
}
