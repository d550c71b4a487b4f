import type { SupabaseClient } from '@supabase/supabase-js';
import { evidencePath } from '../domain/readings/photo.ts';

/** What came of an upload; 0 when nobody answered. A picture that is there already was sent by an earlier try: that is 200 too. */
export interface UploadAnswer {
  readonly status: number;
  readonly message: string;
}

/** Sends pictures as one person and nobody else, as `rpcAs` calls functions; without that person's session the answer is 401. */
export function evidenceAs(client: () => Promise<SupabaseClient>, userId: string) {
  return async (file: {
    readonly tenantId: string;
    readonly commandId: string;
    readonly bytes: ArrayBuffer;
    readonly type: string;
  }): Promise<UploadAnswer> => {
    let supabase: SupabaseClient;
    try {
      supabase = await client();
    } catch {
      return { status: 0, message: '' };
    }
    const { data: signedIn, error: noSession } = await supabase.auth.getSession();
    if (noSession && (noSession.status ?? 0) === 0) return { status: 0, message: noSession.message };
    const { session } = signedIn;
    if (session?.user.id !== userId) return { status: 401, message: 'auth_expired' };
    const { error } = await supabase.storage
      .from('evidence')
      .upload(evidencePath(file), new Blob([file.bytes], { type: file.type }), {
        contentType: file.type,
        upsert: false,
        headers: { Authorization: `Bearer ${session.access_token}` },
      });
    if (!error) return { status: 200, message: '' };
    // Storage says 400 and puts what it means into the body.
    const status = Number(error.statusCode ?? error.status ?? 0);
    return { status: status === 409 ? 200 : status, message: error.message };
  };
}
