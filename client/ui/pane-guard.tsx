/** A pane that crashes shows its own error and leaves the others at work. Its diagnostic holds no text of anyone. */
import { Component, type ErrorInfo, type ReactNode } from "react";
import { useText } from "../i18n/language.ts";
import { useCopy } from "./use-copy.ts";

type PaneGuardProps = { pane: string; children: ReactNode };
type PaneGuardState = { diagnostic: string | null };

export class PaneGuard extends Component<PaneGuardProps, PaneGuardState> {
  override state: PaneGuardState = { diagnostic: null };

  static getDerivedStateFromError(error: unknown): PaneGuardState {
    return { diagnostic: describeError(error) };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo) {
    this.setState({ diagnostic: `pane ${this.props.pane}\n${describeError(error)}\n${info.componentStack ?? ""}` });
  }

  override render() {
    if (this.state.diagnostic === null) return this.props.children;
    return <PaneError diagnostic={this.state.diagnostic} onReopen={() => this.setState({ diagnostic: null })} />;
  }
}

/** Also the face of a screen whose frame crashed. */
export function PaneError({ diagnostic, onReopen }: { diagnostic: string; onReopen: () => void }) {
  const text = useText();
  const { copied, copy } = useCopy();
  return (
    <div className="pane-error" role="alert">
      <h2>{text.failure.pane}</h2>
      <p>{copied === "copied" ? text.failure.copied : text.failure.safe}</p>
      <div className="rowbtns">
        <button type="button" className="btn" onClick={onReopen}>
          {text.failure.again}
        </button>
        <button type="button" className="btn btn-quiet" onClick={() => copy(diagnostic)}>
          {text.failure.copy}
        </button>
      </div>
    </div>
  );
}

/** Name and place of an error. Its message is left out: it may quote what someone wrote. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return "not an Error";
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at |@/.test(line));
  return [error.name, ...frames.slice(0, 12)].join("\n");
}
