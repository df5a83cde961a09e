/** What JSON can carry: the shape of stored snapshots, recorded events and audit bodies. */
export type Json = string | number | boolean | null | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json | undefined;
}
