/** Fields of an upload that are not the file. */
const fields = ['cacheControl', 'metadata'];

/**
 * Names the file part of an upload `file`: supabase-js sends it without a name, hosted Storage takes it under any, and
 * the embedded Storage service only under this one.
 */
export async function nameUploadedFile(request: Request): Promise<Request> {
  if (!request.headers.get('content-type')?.startsWith('multipart/form-data')) return request;
  const sent = await request.formData();
  const form = new FormData();
  for (const [name, value] of sent) {
    if (value instanceof File) form.set('file', value, value.name);
    else if (fields.includes(name)) form.set(name, value);
  }
  const headers = new Headers(request.headers);
  headers.delete('content-type');
  headers.delete('content-length');
  return new Request(request.url, { method: request.method, headers, body: form });
}
