'use client';

import { useState } from 'react';
import { AddressStep } from './address-step.tsx';
import { CodeStep } from './code-step.tsx';
import type { SignInFormProps } from './password-form.tsx';

/** Sign-in by a code sent to the person's e-mail: first the address, then the code. */
export function CodeForm({ email, onEmail, emailFixed = false, onSignedIn }: SignInFormProps) {
  const [sentTo, setSentTo] = useState<string>();
  if (sentTo === undefined) {
    return (
      <AddressStep
        email={email}
        onEmail={onEmail}
        emailFixed={emailFixed}
        onSent={(address) => {
          onEmail?.(address);
          setSentTo(address);
        }}
      />
    );
  }
  return (
    <CodeStep
      email={sentTo}
      {...(onSignedIn && { onSignedIn })}
      {...(!emailFixed && { onOtherAddress: () => setSentTo(undefined) })}
    />
  );
}
