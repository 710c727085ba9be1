package cn.icpfiling.platform.web.problem;

import java.util.List;
import java.util.Locale;

/** Chinese, unless the caller prefers English. */
public final class Language {

    private static final List<Locale> SPOKEN = List.of(Locale.CHINESE, Locale.ENGLISH);

    private Language() {}

    public static Locale of(String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) return Locale.CHINESE;
        try {
            var best = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), SPOKEN);
            return best == null ? Locale.CHINESE : best;
        } catch (IllegalArgumentException unreadable) {
            return Locale.CHINESE;
        }
    }
}
