import { SkeletonRows } from '../../../components/ui/skeleton.tsx';

/* Also the boundary a static shell needs around what reads the address's query. */
export default function FieldLoading() {
  return <SkeletonRows />;
}
