import { describe, expect, it } from 'vitest';
import { channelFormSchema, settingsOf, typedSettings } from './form-schema.ts';
import { generatedForms } from './forms.gen.ts';

const formOf = (connector: string) => generatedForms.find((form) => form.connector === connector)!;
const mail = {
  ...{
    host: 'smtp.lab.example',
    port: '587',
    security: 'starttls',
    from: 'freezer@lab.example',
    to: 'on-call@lab.example',
  },
};
const problems = (connector: string, settings: Record<string, string>, keeping = false) => {
  const typed = { name: 'Night shift', minimumSeverity: 'warning', language: 'en', settings };
  const { error } = channelFormSchema(formOf(connector), keeping).safeParse(typed);
  return Object.fromEntries(
    (error?.issues ?? []).map(({ path, message }): [string, string] => [String(path.at(-1)), message]),
  );
};

describe('the form of a channel', () => {
  it('is there for every connector but the one of people’s own devices', () => {
    expect(generatedForms.map(({ connector }) => connector)).toEqual([
      ...['email', 'pagerduty', 'slack', 'twilio', 'webhook'],
    ]);
  });

  it('asks for what the connector needs and no more', () => {
    expect(problems('email', mail)).toEqual({});
    expect(problems('email', { ...mail, to: ' ', host: '' })).toEqual({ to: 'required', host: 'required' });
    expect(problems('pagerduty', { routingKey: 'R'.repeat(32), region: '' })).toEqual({});
  });

  it('takes a telephone number as people write it', () => {
    const account = { accountSid: `AC${'0'.repeat(32)}`, secret: 'a'.repeat(32), segments: '3' };
    const typed = { ...account, from: 'Lab alerts', to: '+49 (0)30 123-4567' };
    expect(problems('twilio', typed)).toEqual({});
    expect(settingsOf(formOf('twilio'), typed)).toMatchObject({ from: 'Lab alerts', to: '+49301234567' });
    expect(problems('twilio', { ...typed, to: '030 123 4567' })).toEqual({ to: 'format' });
  });

  it('refuses what the connector would refuse', () => {
    expect(problems('email', { ...mail, port: '70000', from: 'nobody' })).toEqual({ port: 'range', from: 'format' });
    expect(problems('email', { ...mail, port: '1.5', security: 'ssl' })).toEqual({
      port: 'format',
      security: 'format',
    });
    expect(problems('slack', { url: 'https://example.com/services/x' })).toEqual({ url: 'format' });
    const twilio = { accountSid: `AC${'0'.repeat(32)}`, secret: 'x'.repeat(32), to: '+4915112345678' };
    expect(problems('twilio', { ...twilio, from: 'Lab' })).toEqual({});
    expect(problems('twilio', { ...twilio, from: '12345' })).toEqual({ from: 'format' });
  });

  it('leaves secrets as they are when none is typed, and wants all that are needed when one is', () => {
    const url = 'https://alerts.lab.example';
    const secret = `whsec_${'A'.repeat(32)}`;
    expect(problems('webhook', { url })).toEqual({ secret: 'required' });
    expect(problems('webhook', { url }, true)).toEqual({});
    expect(problems('webhook', { url, previousSecret: secret }, true)).toEqual({ secret: 'secretsTogether' });
  });

  it('gives numbers as numbers and leaves out what is empty', () => {
    expect(settingsOf(formOf('email'), { ...mail, username: ' ' })).toEqual({ ...mail, port: 587 });
  });

  it('begins with the settings there are and never with a secret', () => {
    const begun = typedSettings(formOf('twilio'), { segments: 5, secret: 'leaked', to: '+491' });
    expect(begun).toMatchObject({ segments: '5', secret: '', to: '+491' });
    expect(typedSettings(formOf('twilio'), {})).toMatchObject({ segments: '3' });
  });
});
