/** A tenant's logo on white, beside the name that says whose it is. */
export function LogoImage({ address }: { address: string }) {
  // The logo comes from the tenant's own storage and must also come from the cache; the image optimiser has neither.
  return (
    <img
      src={address}
      alt=""
      className="size-[min(2.25rem,48px)] shrink-0 rounded-sm bg-[#ffffff] object-contain p-0.5"
    />
  );
}
