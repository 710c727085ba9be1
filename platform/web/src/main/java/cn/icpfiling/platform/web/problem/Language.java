package cn.icpfiling.platform.web.problem;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Locale;

/** Chooses Chinese, unless the caller prefers English. */
public final class Language {

    private static final List<Locale> SPOKEN = List.of(Locale.CHINESE, Locale.ENGLISH);

    /** Clients send only a few different headers, and a look-up is cheaper than parsing. */
    private static final Cache<String, Locale> KNOWN =
            Caffeine.newBuilder().maximumSize(200).build();

    private static final int LONGEST_KNOWN = 100;

    private Language() {}

    public static Locale of(String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return Locale.CHINESE;
        }
        return acceptLanguage.length() > LONGEST_KNOWN
                ? read(acceptLanguage)
                : KNOWN.get(acceptLanguage, Language::read);
    }

    private static Locale read(String acceptLanguage) {
        try {
            var best = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), SPOKEN);
            return best == null ? Locale.CHINESE : best;
        } catch (IllegalArgumentException unreadable) {
            return Locale.CHINESE;
        }
    }
}
