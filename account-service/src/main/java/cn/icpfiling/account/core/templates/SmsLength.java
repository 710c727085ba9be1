package cn.icpfiling.account.core.templates;

/**
 * How long an SMS is, as networks count it (3GPP TS 23.038 and 23.040): septets of the default alphabet, with two for a character of its
 * extension, or 16-bit units. A text that does not fit one SMS loses room in each part to the header that joins the parts.
 *
 * @param characters as people count them
 * @param segments parts that the network sends
 */
public record SmsLength(int characters, Alphabet alphabet, int segments) {

    /** The alphabet that the whole text is sent in. */
    public enum Alphabet {
        GSM_7(160, 153),
        UCS_2(70, 67);

        private final int alone;
        private final int inParts;

        Alphabet(int alone, int inParts) {
            this.alone = alone;
            this.inParts = inParts;
        }

        int segments(int units) {
            return units <= alone ? 1 : (units + inParts - 1) / inParts;
        }
    }

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "^{}\\[~]|€";

    public static SmsLength of(String text) {
        var septets = 0;
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            if (BASIC.indexOf(character) >= 0) {
                septets++;
            } else if (EXTENSION.indexOf(character) >= 0) {
                septets += 2;
            } else {
                return of(text, Alphabet.UCS_2, text.length());
            }
        }
        return of(text, Alphabet.GSM_7, septets);
    }

    private static SmsLength of(String text, Alphabet alphabet, int units) {
        return new SmsLength(text.codePointCount(0, text.length()), alphabet, alphabet.segments(units));
    }
}
