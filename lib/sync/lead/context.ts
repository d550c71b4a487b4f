import type { CommandCatalogue, Docs, EnginePorts, StoreModel } from '../ports.ts';
import type { StoreDatabase } from '../store/schema.ts';
import type { Predictor } from '../world/predict.ts';
import type { Attempts } from '../push/attempts.ts';
import type { DeviceFacts } from '../push/device-report.ts';

/** What the leading tab works with, from taking the lead until losing it. */
export interface LeadContext<D extends Docs> {
  readonly db: StoreDatabase;
  /** This lead's token; see `token.ts`. */
  readonly token: string;
  readonly tenantId: string;
  readonly device: DeviceFacts;
  readonly model: StoreModel<D>;
  readonly catalogue: CommandCatalogue<D>;
  readonly predictor: Predictor<D>;
  readonly ports: Pick<EnginePorts, 'server' | 'clock' | 'random'>;
  readonly attempts: Attempts;
  /** Rows this device may hold. */
  readonly capacity: number;
  /** Rows asked for in one pull. */
  readonly pageSize: number;
  /** Fires when the lead is lost or the engine stops. */
  readonly signal: AbortSignal;
}
