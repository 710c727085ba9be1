package cn.icpfiling.filing.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.catalogue.Region;
import cn.icpfiling.platform.problem.Violation;
import org.junit.jupiter.api.Test;

/** A filing of the old platform may lack its county. */
class RegionOnRecordTest {

    private static final RegionIsKnown RULE = new RegionIsKnown();

    @Test
    void a_change_of_a_subject_enters_the_region_and_is_refused_without_its_county() {
        var facts = of(OrderType.CHANGE_SUBJECT);

        assertThat(RULE.check(facts)).extracting(Violation::code).containsExactly("FIELD_MISSING");
        assertThat(RULE.warn(facts)).isEmpty();
    }

    @Test
    void a_change_of_a_service_cannot_enter_the_region_and_is_only_warned() {
        var facts = of(OrderType.CHANGE_SERVICE);

        assertThat(RULE.check(facts)).isEmpty();
        assertThat(RULE.warn(facts)).extracting(Violation::code).containsExactly("REGION_ON_RECORD_UNFIT");
    }

    private static OrderFacts of(OrderType type) {
        var facts = new Facts();
        facts.type = type;
        facts.region = new Region("11", "110100", null);
        return facts.build();
    }
}
