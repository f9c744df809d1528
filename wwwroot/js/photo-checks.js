// Whether a face on a picture can be recognised later: size, light and sharpness, measured on a small grey copy.

const sampleWidth = 180;
const sampleHeight = 240;
const leastSource = 240; // pixels of the original across the cut-out; fewer are only blown up
const darkest = 60;
const brightest = 205;
const leastSharpness = 18;

/**
 * @param {HTMLCanvasElement} cut the picture as it would be kept
 * @param {number} sourceWidth how many pixels of the original it is wide
 * @returns {{fault: string, found: string}[]} what is wrong; empty if nothing is
 */
export function judge(cut, sourceWidth) {
  const grey = greyOf(cut);
  const light = grey.reduce((sum, value) => sum + value, 0) / grey.length;
  const faults = [];
  if (sourceWidth < leastSource) {
    faults.push({ fault: "checkSize", found: String(Math.round(sourceWidth)) });
  }

  if (light < darkest) {
    faults.push({ fault: "checkDark", found: "" });
  } else if (light > brightest) {
    faults.push({ fault: "checkBright", found: "" });
  }

  if (sharpness(grey) < leastSharpness) {
    faults.push({ fault: "checkBlurred", found: "" });
  }

  return faults;
}

function greyOf(cut) {
  const sample = document.createElement("canvas");
  sample.width = sampleWidth;
  sample.height = sampleHeight;
  const context = sample.getContext("2d", { willReadFrequently: true });
  context.drawImage(cut, 0, 0, sampleWidth, sampleHeight);
  const { data } = context.getImageData(0, 0, sampleWidth, sampleHeight);
  const grey = new Float32Array(sampleWidth * sampleHeight);
  for (let i = 0; i < grey.length; i++) {
    grey[i] = 0.299 * data[4 * i] + 0.587 * data[4 * i + 1] + 0.114 * data[4 * i + 2];
  }

  return grey;
}

/** Variance of the Laplacian: edges that are blurred leave none. */
function sharpness(grey) {
  let sum = 0;
  let squares = 0;
  let count = 0;
  for (let y = 1; y < sampleHeight - 1; y++) {
    for (let x = 1; x < sampleWidth - 1; x++) {
      const at = y * sampleWidth + x;
      const edge = grey[at - 1] + grey[at + 1] + grey[at - sampleWidth] + grey[at + sampleWidth] - 4 * grey[at];
      sum += edge;
      squares += edge * edge;
      count++;
    }
  }

  return squares / count - (sum / count) ** 2;
}
