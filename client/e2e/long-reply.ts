/** A reply long enough to be cut twenty times, in which no two passages are alike and bytes split inside characters. */
export function longReply(characters: number): string {
  const sentences = Array.from(
    { length: Math.ceil(characters / 40) },
    (_, index) => `${index + 1}. L’été n° ${index * 7} : « çà et là » 🚲👩🏽‍💻 tient.`,
  );
  return sentences.join("\n\n");
}
