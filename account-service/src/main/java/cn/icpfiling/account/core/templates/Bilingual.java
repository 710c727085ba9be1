package cn.icpfiling.account.core.templates;

import cn.icpfiling.account.core.Language;
import java.util.Objects;

/** A text in both languages. */
public record Bilingual(String zh, String en) {

    public Bilingual {
        Objects.requireNonNull(zh, "zh");
        Objects.requireNonNull(en, "en");
    }

    public String in(Language language) {
        return language == Language.EN ? en : zh;
    }
}
