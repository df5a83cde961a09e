import { lost } from '../shell/connection.js';
import { Unreachable } from './refusal.js';

/** A file that the build left beside the screens. */
export async function built<T>(path: string): Promise<T> {
  try {
    const response = await fetch(path);
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return (await response.json()) as T;
  } catch (error) {
    if (error instanceof TypeError) {
      lost();
      throw new Unreachable(error);
    }
    throw error;
  }
}
