package cn.icpfiling.filing.tables;

import cn.icpfiling.filing.core.RuledAct;
import cn.icpfiling.filing.core.rules.RuleEntry;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The texts of the rules for all provinces, from filing-rules.yaml. The rules are code, so a release changes them. */
public final class FilingRuleTexts {

    private static final List<FilingRuleText> BUNDLED = load();

    private FilingRuleTexts() {}

    /**
     * The text of one rule.
     *
     * @param warnsIn the acts in which it only warns, whatever its effect
     */
    public record FilingRuleText(
            String id,
            RuleEntry.Effect effect,
            Set<RuledAct> warnsIn,
            LocalDate validFrom,
            RuleEntry.Status status,
            String source,
            String zh,
            String en) {

        /** The effect in some acts: the rule warns if it blocks in none of them. */
        public RuleEntry.Effect effectIn(Collection<RuledAct> acts) {
            return warnsIn.containsAll(acts) ? RuleEntry.Effect.WARNS : effect;
        }
    }

    public static List<FilingRuleText> bundled() {
        return BUNDLED;
    }

    private static List<FilingRuleText> load() {
        var texts = new ArrayList<FilingRuleText>();
        RuleFiles.read("filing-rules.yaml")
                .path("rules")
                .forEach(rule -> texts.add(new FilingRuleText(
                        rule.path("id").asText(),
                        RuleEntry.Effect.valueOf(rule.path("effect").asText("BLOCKS")),
                        acts(rule.path("warnsIn")),
                        LocalDate.parse(rule.path("validFrom").asText()),
                        RuleEntry.Status.valueOf(rule.path("status").asText("UNVERIFIED")),
                        rule.path("source").asText(),
                        rule.path("zh").asText(),
                        rule.path("en").asText())));
        return List.copyOf(texts);
    }

    private static Set<RuledAct> acts(JsonNode words) {
        var acts = EnumSet.noneOf(RuledAct.class);
        words.forEach(word -> acts.add(RuledAct.valueOf(word.asText())));
        return acts;
    }
}
