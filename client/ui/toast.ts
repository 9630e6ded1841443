/** What was done is said once: anybody may say it, and the region of the frame shows it (`toasts.tsx`). */
import { create } from "zustand";

export type Toast = {
  text: string;
  action?: { label: string; run: () => void };
  /** Something was not done. It is said at once, and stays until it is closed. */
  isFailure?: boolean;
};

export const useToastStore = create<{ toast: Toast | null; count: number }>(() => ({ toast: null, count: 0 }));

export function showToast(toast: Toast): void {
  useToastStore.setState(({ count }) => ({ toast, count: count + 1 }));
}

export function closeToast(toast: Toast): void {
  useToastStore.setState((state) => (state.toast === toast ? { toast: null } : state));
}
