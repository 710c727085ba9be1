package cn.icpfiling.account.core;

import java.util.List;
import java.util.Locale;

/** A language that notices are written in. */
public enum Language {
    ZH("zh", Locale.CHINESE),
    EN("en", Locale.ENGLISH);

    private final String tag;
    private final Locale locale;

    Language(String tag, Locale locale) {
        this.tag = tag;
        this.locale = locale;
    }

    public String tag() {
        return tag;
    }

    public Locale locale() {
        return locale;
    }

    /** The first of the wished languages that there is; Chinese when there is none. */
    public static Language of(List<Locale> wished) {
        for (var locale : wished) {
            for (var language : values()) {
                if (language.tag.equals(locale.getLanguage())) {
                    return language;
                }
            }
        }
        return ZH;
    }

    /** Null gives null. */
    public static Language ofTag(String tag) {
        return tag == null ? null : valueOf(tag.toUpperCase(Locale.ROOT));
    }
}
