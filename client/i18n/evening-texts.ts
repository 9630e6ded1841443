/** The evening line, where it is written and where the morning finds it. */
import { inBoth } from "./in-both.ts";

export const eveningTexts = inBoth({
  fr: {
    label: "Une ligne pour demain",
    open: "Pour demain",
    hint: "Si …, alors …",
    placeholder: "Si midi passe sans un message envoyé, alors j’écris à Nadia avant de manger.",
    fold: "Replier la ligne pour demain",
    unsaved: "La ligne n’est pas enregistrée. Elle est encore à l’écran ; l’app réessaie seule.",
    wrote: (day: string) => `Le soir de ${day}`,
    recalled: "Intention",
    from: (day: string) => `Ta ligne du soir de ${day}`,
  },
  en: {
    label: "A line for tomorrow",
    open: "For tomorrow",
    hint: "If …, then …",
    placeholder: "If noon goes by without a message sent, then I’ll write to Nadia before lunch.",
    fold: "Fold the line for tomorrow",
    unsaved: "The line is not saved. It is still on the screen; the app keeps trying.",
    wrote: (day) => `On the evening of ${day}`,
    recalled: "Intention",
    from: (day) => `Your evening line of ${day}`,
  },
});
