/** What leaves for which host, generated from the prompt's own list of sections: the page cannot forget one. */
import { useSession } from "#client/db/session.ts";
import { useTexts } from "#client/i18n/language.ts";
import { profileTexts } from "#client/i18n/profile-texts.ts";
import { Flag } from "#client/ui/flag.tsx";
import type { Profile } from "#shared/profile.ts";
import { PROMPT_SECTIONS } from "#shared/prompt-section.ts";

export function WhatCoachReceives({ profile }: { profile: Profile }) {
  const dictionary = useTexts(profileTexts);
  const text = dictionary.receives;
  const coach = useSession()?.coach;
  const where = coach === undefined ? text.unknown : coach.source === "model" ? text.host(coach.host) : text.checks;
  const lines = [profile.trade, profile.offer, profile.audience].map((line) => line.trim() || text.empty);
  return (
    <>
      <header className="pane-h">
        <Flag id="f-k" />
        <h2 id="receives-title">{text.title}</h2>
      </header>
      <div className="sent" tabIndex={0} role="region" aria-labelledby="receives-title">
        <p>{text.onlyWhenCalled}</p>
        <p>{where}</p>
        <dl>
          {PROMPT_SECTIONS.map((section) => (
            <div key={section}>
              <dt>{text.sections[section].name}</dt>
              {section === "profile" ? (
                <>
                  {[...lines, dictionary.profile.tone[profile.tone].name].map((line, index) => (
                    <dd key={index}>{line}</dd>
                  ))}
                </>
              ) : (
                <dd>{text.sections[section].detail}</dd>
              )}
            </div>
          ))}
        </dl>
        <p>{text.never}</p>
        <p>{text.whereKept}</p>
      </div>
    </>
  );
}
