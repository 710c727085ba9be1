package cn.icpfiling.account.notices;

import cn.icpfiling.account.core.Language;
import cn.icpfiling.platform.problem.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Says the reasons of a notice in one line each: what is wrong and what to do, as the catalogue of reasons has it, or the
 * catalogue's shorter text for notices. An unknown code is shown as it is, and the order itself says more.
 */
@ApplicationScoped
class ReasonTexts {

    private final Texts texts;

    ReasonTexts(Texts texts) {
        this.texts = texts;
    }

    /** @param retryOn the day that a reason may name; null if none is known */
    List<String> in(Language language, Object codes, Object retryOn) {
        if (!(codes instanceof Collection<?> all)) {
            return List.of();
        }
        return all.stream()
                .filter(Objects::nonNull)
                .map(Object::toString)
                .distinct()
                .map(code -> line(language.locale(), code, retryOn))
                .toList();
    }

    private String line(Locale locale, String code, Object retryOn) {
        if (retryOn != null && texts.has(locale, code + ".noticeFrom")) {
            return texts.text(locale, code + ".noticeFrom", List.of(retryOn));
        }
        if (texts.has(locale, code + ".notice")) {
            return texts.text(locale, code + ".notice", List.of());
        }
        if (!texts.has(locale, code + ".detail") || !texts.has(locale, code + ".remedy")) {
            return code;
        }
        var wrong = texts.text(locale, code + ".detail", List.of());
        var remedy = texts.text(locale, code + ".remedy", List.of());
        return locale == Locale.ENGLISH ? english(wrong, remedy) : chinese(wrong, remedy);
    }

    private static String english(String wrong, String remedy) {
        var doIt = remedy.substring(0, 1).toLowerCase(Locale.ROOT) + remedy.substring(1);
        return withoutEnd(wrong, ".").replace(": ", ", ") + ": " + withoutEnd(doIt, ".");
    }

    private static String chinese(String wrong, String remedy) {
        return withoutEnd(wrong, "。").replace("：", "，") + "：" + withoutEnd(remedy, "。");
    }

    private static String withoutEnd(String sentence, String stop) {
        return sentence.endsWith(stop) ? sentence.substring(0, sentence.length() - stop.length()) : sentence;
    }
}
