package cn.icpfiling.platform.web.problem;

import cn.icpfiling.platform.web.accept.Preference;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Locale;
import java.util.Map;

/** Chooses Chinese, unless the caller prefers English. */
public final class Language {

    /** By the first subtag; some systems write Mandarin as cmn (ISO 639-3). */
    private static final Map<String, Locale> SPOKEN =
            Map.of("zh", Locale.CHINESE, "cmn", Locale.CHINESE, "en", Locale.ENGLISH);

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

    /** The first of the heaviest languages that the platform speaks. */
    private static Locale read(String acceptLanguage) {
        var best = Locale.CHINESE;
        var weight = 0.0;
        for (var preference : Preference.in(acceptLanguage)) {
            if (preference.weight() > weight) {
                var spoken = spoken(preference.name());
                if (spoken != null) {
                    best = spoken;
                    weight = preference.weight();
                }
            }
        }
        return best;
    }

    private static Locale spoken(String range) {
        var end = range.indexOf('-');
        return SPOKEN.get(end < 0 ? range : range.substring(0, end));
    }
}
