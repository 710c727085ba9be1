// Invented people and organisations whose check characters are right.
import { randomInt } from "node:crypto";

const digits = (count) => Array.from({ length: count }, () => randomInt(10)).join("");

/** GB 32100 and GB 11714: a credit code with both check characters. */
export const creditCode = () => {
  const letters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  const eight = "MA" + Array.from({ length: 6 }, () => letters[randomInt(31)]).join("");
  const inner = [3, 7, 9, 10, 5, 8, 4, 2].reduce((sum, weight, i) => sum + weight * parseInt(eight[i], 36), 0);
  const check = (11 - (inner % 11)) % 11;
  const code = "91330106" + eight + (check === 10 ? "X" : check);
  const outer = [...code].reduce((sum, letter, i) => sum + letters.indexOf(letter) * Number(3n ** BigInt(i) % 31n), 0);
  return code + letters[(31 - (outer % 31)) % 31];
};

/** GB 11643: an ID number with its check character. */
export const idNumber = () => {
  const padded = (number, length) => String(number).padStart(length, "0");
  const day = padded(1 + randomInt(12), 2) + padded(1 + randomInt(28), 2);
  const first = "330106" + (1965 + randomInt(30)) + day + padded(1 + randomInt(999), 3);
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  return first + "10X98765432"[weights.reduce((sum, weight, i) => sum + weight * Number(first[i]), 0) % 11];
};

/** It ends in 3: no magic value of the sandbox does. */
export const phone = () => "138" + digits(7) + "3";
