package cn.icpfiling.legacy.core;

import java.text.Normalizer;
import java.util.Locale;

/** An old login in the form that is compared: normal width, lower case, without blanks around it. */
public final class LegacyLogins {

    private LegacyLogins() {}

    public static String normalized(String login) {
        return Normalizer.normalize(login, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}
