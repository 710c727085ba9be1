package cn.icpfiling.filing.submission;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.RuledAct;
import cn.icpfiling.filing.core.catalogue.Region;
import cn.icpfiling.filing.core.entry.ServicePart;
import cn.icpfiling.filing.core.rules.OrderFacts;
import cn.icpfiling.filing.core.rules.RuleSet;
import cn.icpfiling.filing.tables.BundledTables;
import cn.icpfiling.platform.problem.Violation;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SendableTest {

    @Test
    void the_content_note_goes_up_too_and_must_be_writable() {
        assertThat(Sendable.check(withNote("𠮷字展示")))
                .containsExactly(
                        Violation.of("/service/contentNote", "AUTHORITY_CHARACTER_LOST", "F-061", List.of("𠮷")));
        assertThat(Sendable.check(withNote("书法展示"))).isEmpty();
    }

    @Test
    void a_name_that_is_longer_than_its_field_is_told_and_refuses_nothing() {
        assertThat(Sendable.warn(withName("示".repeat(128)))).isEmpty();
        assertThat(Sendable.warn(withName("a".repeat(256)))).isEmpty();
        assertThat(Sendable.warn(withName("示".repeat(128) + "a")))
                .containsExactly(Violation.of("/service/name", "AUTHORITY_FIELD_TOO_SHORT", "F-062", 256, 257));
        assertThat(Sendable.check(withName("示".repeat(200)))).isEmpty();
    }

    private static OrderFacts withName(String name) {
        return with(new ServicePart(null, name, null, null, null, null, null, null, null, null, null, null));
    }

    private static OrderFacts withNote(String note) {
        return with(new ServicePart(null, null, null, null, null, note, null, null, null, null, null, null));
    }

    private static OrderFacts with(ServicePart service) {
        return new OrderFacts(
                OrderType.FIRST_FILING,
                new OrderFacts.Identity(new Region("11", "110100", "110105"), 4, 1, "91110000MA00000077", "ok-shop.cn"),
                null,
                service,
                Set.of(),
                false,
                null,
                0,
                List.of(),
                LocalDate.of(2026, 3, 2),
                BundledTables.load(),
                new RuleSet(1, List.of()).on("11", RuledAct.FIRST_FILING, LocalDate.of(2026, 3, 2)));
    }
}
