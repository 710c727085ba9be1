package cn.icpfiling.verification.registration;

import java.util.List;
import java.util.Locale;

/**
 * Who a registry says the registrant is. A hint and no more: who the registrant is in law, the registrar's real-name record says
 * (D1), and most registries tell nobody.
 *
 * @param name null when it is not told
 * @param organisation null when it is not told
 * @param country two letters; null when it is not told
 * @param withheld whether the server says that it knows and does not tell
 */
public record RegistrantHint(String name, String organisation, String country, boolean withheld) {

    static final RegistrantHint NONE = new RegistrantHint(null, null, null, false);

    private static final List<String> WORDS_FOR_NOTHING = List.of(
            "redacted",
            "data protected",
            "not disclosed",
            "gdpr masked",
            "gdpr redacted",
            "statutory masking",
            "not available from registry",
            "withheld for privacy",
            "privacy protect",
            "domains by proxy",
            "whois privacy");

    /** Leaves out what stands in a name's place and is none. */
    static RegistrantHint of(String name, String organisation, String country, boolean saysWithheld) {
        var withheld = saysWithheld || standsForNothing(name) || standsForNothing(organisation);
        return new RegistrantHint(told(name), told(organisation), told(country), withheld);
    }

    private static String told(String value) {
        return value == null || value.isBlank() || standsForNothing(value) ? null : value.strip();
    }

    private static boolean standsForNothing(String value) {
        if (value == null) {
            return false;
        }
        var words = value.toLowerCase(Locale.ROOT);
        return WORDS_FOR_NOTHING.stream().anyMatch(words::contains);
    }

    @Override
    public String toString() {
        return "RegistrantHint[withheld=" + withheld + "]";
    }
}
