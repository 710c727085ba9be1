package cn.icpfiling.filing.tables;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.RuledAct;
import cn.icpfiling.filing.core.rules.RuleEntry.Effect;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilingRuleTextsTest {

    @Test
    void a_rule_that_refuses_nothing_is_told_as_one_that_warns() {
        assertThat(FilingRuleTexts.bundled())
                .filteredOn(rule -> rule.effect() == Effect.WARNS)
                .extracting(FilingRuleTexts.FilingRuleText::id)
                .containsExactly("F-005");
    }

    @Test
    void the_region_on_record_only_warns_in_a_change_of_a_site_and_blocks_as_soon_as_another_act_is_asked_about() {
        var region = FilingRuleTexts.bundled().stream()
                .filter(rule -> rule.id().equals("F-001"))
                .findFirst()
                .orElseThrow();

        assertThat(region.effectIn(List.of(RuledAct.CHANGE_SERVICE))).isEqualTo(Effect.WARNS);
        assertThat(region.effectIn(List.of(RuledAct.CHANGE_SUBJECT, RuledAct.CHANGE_SERVICE)))
                .isEqualTo(Effect.BLOCKS);
    }
}
