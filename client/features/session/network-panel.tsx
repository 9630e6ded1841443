/** Whether questions can leave this device now. */
import { Wifi, WifiOff } from "lucide-react";
import { useConnected } from "#client/db/session.ts";
import { useText } from "#client/i18n/language.ts";

/** `quiet`: says something only where there is no connection. */
export function NetworkPanel({ quiet = false }: { quiet?: boolean }) {
  const text = useText().shell;
  const connected = useConnected();
  if (connected && quiet) return null;
  if (quiet) return <span> · {text.offline}</span>;
  return (
    <>
      {connected ? <Wifi className="i" aria-hidden /> : <WifiOff className="i" aria-hidden />}
      {connected ? text.online : text.offline}
    </>
  );
}
