package cn.icpfiling.filing.offline;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.Holder;
import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.filing.core.SettledIdentity;
import cn.icpfiling.filing.core.catalogue.Region;
import cn.icpfiling.filing.core.offline.OfflineDeregistration;
import cn.icpfiling.filing.core.offline.OfflineGround;
import cn.icpfiling.filing.offline.OfflineWarning.Code;
import cn.icpfiling.platform.personaldata.BlindValue;
import cn.icpfiling.platform.problem.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OfflineWarningsTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-25");
    private static final Instant NOW = Instant.parse("2026-11-25T04:00:00Z");
    private static final OrderActor HOLDER = OrderActor.applicant(UUID.randomUUID());

    @ParameterizedTest
    @EnumSource
    void every_warning_can_be_said_in_both_languages(Code code) {
        var texts = Texts.load();
        for (var language : Set.of(Locale.CHINESE, Locale.ENGLISH)) {
            assertThat(texts.has(language, code.key() + ".detail")).isTrue();
            assertThat(texts.has(language, code.key() + ".remedy")).isTrue();
        }
    }

    @Test
    void nothing_is_warned_of_where_all_is_known_and_well() {
        assertThat(codes(opened(OfflineGround.DOMAIN_HELD_BY_OTHER, "浙ICP备2025000001号-1", true, true)))
                .isEmpty();
    }

    @Test
    void what_ends_for_ever_is_told_first() {
        assertThat(codes(opened(OfflineGround.DOMAIN_HELD_BY_OTHER, "no number", false, true)))
                .containsExactly(Code.TLD_NOT_APPROVED, Code.PROVINCE_ASSUMED);
        assertThat(OfflineWarnings.codes(
                        opened(OfflineGround.OWN_EMPTY_SUBJECT, "浙ICP备2025000001号", null, false), true, TODAY))
                .containsExactly(Code.TLD_NOT_KNOWN, Code.SERVICE_MAY_BE_ADDED, Code.NOT_WATCHED);
    }

    @Test
    void a_province_that_wants_the_subject_gone_is_not_warned_of() {
        assertThat(codes(opened(OfflineGround.OWN_EMPTY_SUBJECT, "湘ICP备2025000001号", true, true)))
                .isEmpty();
    }

    @Test
    void papers_that_lie_too_long_are_told() {
        var found = opened(OfflineGround.DOMAIN_HELD_BY_OTHER, "浙ICP备2025000001号-1", true, true);
        found.handIn(TODAY, HOLDER, NOW);

        assertThat(OfflineWarnings.codes(found, false, TODAY.plusDays(20))).isEmpty();
        assertThat(OfflineWarnings.codes(found, false, TODAY.plusDays(40))).containsExactly(Code.STILL_SHOWN);
    }

    private static Set<Code> codes(OfflineDeregistration found) {
        return OfflineWarnings.codes(found, false, TODAY);
    }

    private static OfflineDeregistration opened(
            OfflineGround ground, String number, Boolean tldApproved, boolean watched) {
        var found = OfflineDeregistration.of(
                UUID.randomUUID(),
                Holder.own(UUID.randomUUID()),
                ground,
                new SettledIdentity(
                        UUID.randomUUID(),
                        new Region("11", "110100", "110105"),
                        4,
                        1,
                        new byte[1],
                        new BlindValue(new byte[16], null),
                        "example.cn"),
                new OfflineDeregistration.Found(number, tldApproved, watched),
                null);
        found.open(HOLDER, NOW);
        return found;
    }
}
