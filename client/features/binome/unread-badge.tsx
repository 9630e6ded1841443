import { binomeTexts } from "#client/i18n/binome-texts.ts";
import { useTexts } from "#client/i18n/language.ts";
import "./unread-badge.css";

export function UnreadBadge({ count }: { count: number }) {
  const text = useTexts(binomeTexts);
  return count === 0 ? null : (
    <span className="unread-badge">
      <span aria-hidden>{count > 99 ? "99+" : count}</span>
      <span className="sr">{text.unread(count)}</span>
    </span>
  );
}
