import { z } from 'zod';

export const roles = ['technician', 'supervisor', 'administrator', 'auditor'] as const;
export type Role = (typeof roles)[number];
export const roleSchema = z.enum(roles);

/** A person in a tenant. `invited` has no account yet and is keyed by the invitation; `removed` keeps the name for history. */
export const memberSchema = z.object({
  id: z.uuid(),
  userId: z.uuid().nullable(),
  email: z.string(),
  name: z.string(),
  role: roleSchema,
  state: z.enum(['active', 'invited', 'removed']),
});
export type Member = z.infer<typeof memberSchema>;
