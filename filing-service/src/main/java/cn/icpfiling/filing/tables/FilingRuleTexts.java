package cn.icpfiling.filing.tables;

import cn.icpfiling.filing.core.rules.RuleEntry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The texts of the rules for all provinces, from filing-rules.yaml. The rules are code, so a release changes them. */
public final class FilingRuleTexts {

    private static final List<FilingRuleText> BUNDLED = load();

    private FilingRuleTexts() {}

    /** The text of one rule. */
    public record FilingRuleText(
            String id, LocalDate validFrom, RuleEntry.Status status, String source, String zh, String en) {}

    public static List<FilingRuleText> bundled() {
        return BUNDLED;
    }

    private static List<FilingRuleText> load() {
        var texts = new ArrayList<FilingRuleText>();
        RuleFiles.read("filing-rules.yaml")
                .path("rules")
                .forEach(rule -> texts.add(new FilingRuleText(
                        rule.path("id").asText(),
                        LocalDate.parse(rule.path("validFrom").asText()),
                        RuleEntry.Status.valueOf(rule.path("status").asText("UNVERIFIED")),
                        rule.path("source").asText(),
                        rule.path("zh").asText(),
                        rule.path("en").asText())));
        return List.copyOf(texts);
    }
}
