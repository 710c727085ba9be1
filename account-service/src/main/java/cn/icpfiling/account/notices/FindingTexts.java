package cn.icpfiling.account.notices;

import cn.icpfiling.account.core.Language;
import cn.icpfiling.platform.problem.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Words the codes of a finding for its notices: message and remedy as the catalogue of reasons has them, word by word
 * without the stop at the end, the fields, the acts that cure, the kind of the days left, the consequence and, for a
 * shell site, the three ways to mend it (docs/trade.md 3.4). A field or an act without a text is shown by its code.
 */
@ApplicationScoped
class FindingTexts {

    /** The kind of the days of notices that an earlier release stored. */
    private static final String WORKING = "WORKING";

    /** What a finding may lack: one about a subject or a listed number has no domain, a settled one no day. */
    private static final List<String> OPTIONAL = List.of("domain", "number", "dueOn", "daysLeft");

    private final Texts texts;

    FindingTexts(Texts texts) {
        this.texts = texts;
    }

    /** @return the data of the templates; empty if the values are not those of a finding */
    Map<String, Object> in(Language language, Map<String, Object> values) {
        if (!(values.get("reason") instanceof String reason)) {
            return Map.of();
        }
        var locale = language.locale();
        var data = new HashMap<String, Object>();
        // Stored values lack what is null; a template must know each of its names.
        OPTIONAL.forEach(name -> data.put(name, values.get(name)));
        data.put("message", sentence(locale, reason + ".detail"));
        data.put("remedy", sentence(locale, reason + ".remedy"));
        data.put("ways", optional(locale, "FINDING.WAYS." + reason));
        data.put("cureTexts", all(locale, "FINDING.CURE.", values.get("cures")));
        data.put("fieldTexts", all(locale, "FINDING.FIELD.", values.get("fields")));
        data.put(
                "dayWord",
                optional(locale, "FINDING.DAYS." + Objects.requireNonNullElse(values.get("dayKind"), WORKING)));
        data.put("consequenceText", optional(locale, "FINDING.CONSEQUENCE." + values.get("consequence")));
        data.put("endText", optional(locale, "FINDING.END." + values.get("endReason")));
        return data;
    }

    private List<String> all(Locale locale, String prefix, Object codes) {
        return codes instanceof Collection<?> many
                ? many.stream()
                        .filter(Objects::nonNull)
                        .map(code -> Objects.requireNonNullElse(optional(locale, prefix + code), code.toString()))
                        .distinct()
                        .toList()
                : List.of();
    }

    /** Null without a text: for NONE, and for a code that a newer service has added. */
    private String optional(Locale locale, String code) {
        var key = code + ".notice";
        return texts.has(locale, key) ? texts.text(locale, key, List.of()) : null;
    }

    private String sentence(Locale locale, String key) {
        var text = texts.text(locale, key, List.of());
        return text.endsWith("。") || text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
