/** One colour scheme of the mails. Every text colour holds 4.5:1 on the surface it stands on (palette.test.ts). */
export type Palette = {
  /** Behind the card. */
  paper: string;
  card: string;
  line: string;
  /** Behind the time. */
  tint: string;
  ink: string;
  /** Labels and the footer. */
  muted: string;
  /** Links and the primary button. */
  accent: string;
  onAccent: string;
};

/** Warm paper and deep green-teal, the anchors that the web pages share. */
export const light: Palette = {
  paper: "#faf7f2",
  card: "#fffdfa",
  line: "#e6dfd3",
  tint: "#edf3f0",
  ink: "#2a2520",
  muted: "#695f54",
  accent: "#1f5f5b",
  onAccent: "#ffffff",
};

export const dark: Palette = {
  paper: "#1a1815",
  card: "#24211d",
  line: "#3d3831",
  tint: "#22312e",
  ink: "#f3eee6",
  muted: "#b8aea1",
  accent: "#93cbc3",
  onAccent: "#10302d",
};
