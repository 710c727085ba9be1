package cn.icpfiling.platform.identifier;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;

/**
 * The code points that a label may contain, derived from Unicode's properties as in RFC 5892, section 3. UTS 46 alone
 * accepts symbols and emoji for names from before 2010. UTS 46 has already checked code points that depend on their
 * neighbours (CONTEXTJ, CONTEXTO).
 */
final class Idna2008 {

    private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();

    private Idna2008() {}

    static boolean allows(CharSequence label) {
        return label.codePoints().allMatch(Idna2008::allows);
    }

    private static boolean allows(int c) {
        return switch (c) {
            // the exceptions of section 2.6: valid, or valid beside the right neighbours
            case 0x00DF, 0x03C2, 0x06FD, 0x06FE, 0x0F0B, 0x3007, 0x00B7, 0x0375, 0x05F3, 0x05F4, 0x30FB -> true;
            case 0x0640, 0x07FA, 0x302E, 0x302F, 0x3031, 0x3032, 0x3033, 0x3034, 0x3035, 0x303B -> false;
            default -> allowsByProperty(c);
        };
    }

    private static boolean allowsByProperty(int c) {
        if (isLetterDigitHyphen(c) || UCharacter.hasBinaryProperty(c, UProperty.JOIN_CONTROL)) {
            return true;
        }
        return !isUnstable(c) && !isIgnorable(c) && !isInIgnorableBlock(c) && !isOldHangulJamo(c) && isLetterOrDigit(c);
    }

    private static boolean isLetterDigitHyphen(int c) {
        return c == '-' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z';
    }

    /** Checks whether normalisation or case folding would change the code point. */
    private static boolean isUnstable(int c) {
        var text = Character.toString(c);
        return !NFKC.normalize(UCharacter.foldCase(NFKC.normalize(text), true)).equals(text);
    }

    private static boolean isIgnorable(int c) {
        return UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
                || UCharacter.hasBinaryProperty(c, UProperty.WHITE_SPACE)
                || UCharacter.hasBinaryProperty(c, UProperty.NONCHARACTER_CODE_POINT);
    }

    /** Marks for symbols, musical symbols, ancient Greek musical notation. */
    private static boolean isInIgnorableBlock(int c) {
        return c >= 0x20D0 && c <= 0x20FF || c >= 0x1D100 && c <= 0x1D24F;
    }

    private static boolean isOldHangulJamo(int c) {
        return switch (UCharacter.getIntPropertyValue(c, UProperty.HANGUL_SYLLABLE_TYPE)) {
            case UCharacter.HangulSyllableType.LEADING_JAMO,
                    UCharacter.HangulSyllableType.VOWEL_JAMO,
                    UCharacter.HangulSyllableType.TRAILING_JAMO -> true;
            default -> false;
        };
    }

    private static boolean isLetterOrDigit(int c) {
        return switch (Character.getType(c)) {
            case Character.LOWERCASE_LETTER,
                    Character.UPPERCASE_LETTER,
                    Character.OTHER_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }
}
