import { notFound } from 'next/navigation';

/* Catches every address no page answers, so that the not-found page appears in the visitor's language. */
export const dynamicParams = true;

export default function UnknownPage() {
  notFound();
}
