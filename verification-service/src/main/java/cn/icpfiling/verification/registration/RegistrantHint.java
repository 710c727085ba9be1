package cn.icpfiling.verification.registration;

import java.util.List;
import java.util.Locale;

/**
 * The registrant that a registry names. This is only a hint: the registrar's real-name record decides who the
 * registrant is in law (D1), and most registries do not show the registrant.
 *
 * @param name null if the registry does not give it
 * @param organisation null if the registry does not give it
 * @param country two letters; null if the registry does not give it
 * @param withheld whether the server says that it knows the registrant and withholds it
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

    /** Drops placeholders that stand in place of a name. */
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
