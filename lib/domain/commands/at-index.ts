import { Refusal } from './verdict.ts';

/** Runs a rule for one item of a list; its refusal then says which item it was (`index`, from 0). */
export async function at<T>(index: number, rule: () => Promise<T>): Promise<T> {
  try {
    return await rule();
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal(error.code, { ...error.facts, index });
    throw error;
  }
}
