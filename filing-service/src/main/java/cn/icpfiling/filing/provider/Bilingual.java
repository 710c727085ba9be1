package cn.icpfiling.filing.provider;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Locale;

/** A text in both languages. */
record Bilingual(
        @NotNull @Size(min = 1, max = 1000) String zh,
        @NotNull @Size(min = 1, max = 1000) String en) {

    String in(Locale locale) {
        return Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? en : zh;
    }
}
