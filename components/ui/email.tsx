/** An e-mail address, which breaks where people read it: after its @ and its dots. */
export function Email({ address }: { address: string }) {
  return (
    <bdi dir="ltr">
      {address.split(/(?<=[@.])/).map((part, at) => (
        // The parts of one address never change places.
        <span key={at}>
          {at > 0 && <wbr />}
          {part}
        </span>
      ))}
    </bdi>
  );
}
