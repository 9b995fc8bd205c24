/** What is used of it: its own types are hidden behind its `exports`. */
declare module 'tesseract-wasm' {
  interface TextItem {
    rect: { left: number; top: number; right: number; bottom: number };
    flags: number;
    confidence: number;
    text: string;
  }
  interface Engine {
    setVariable(name: string, value: string): void;
    loadModel(model: Uint8Array): void;
    loadImage(image: { data: Uint8ClampedArray; width: number; height: number }): void;
    clearImage(): void;
    getTextBoxes(unit: 'line' | 'word'): TextItem[];
  }
  export function createOCREngine(options: { wasmBinary: Uint8Array }): Promise<Engine>;
}
