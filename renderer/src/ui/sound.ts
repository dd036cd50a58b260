let context: AudioContext | null = null;

/** A short tone. Without a sound card nothing happens: every sound has words on the screen beside it. */
function tone(frequency: number, milliseconds: number, type: OscillatorType): void {
  try {
    context ??= new AudioContext();
    const oscillator = context.createOscillator();
    const gain = context.createGain();
    oscillator.type = type;
    oscillator.frequency.value = frequency;
    gain.gain.setValueAtTime(0.12, context.currentTime);
    gain.gain.exponentialRampToValueAtTime(0.001, context.currentTime + milliseconds / 1000);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start();
    oscillator.stop(context.currentTime + milliseconds / 1000);
  } catch {
    context = null;
  }
}

export const playOk = (): void => tone(1320, 90, 'sine');
export const playStop = (): void => tone(220, 260, 'square');
