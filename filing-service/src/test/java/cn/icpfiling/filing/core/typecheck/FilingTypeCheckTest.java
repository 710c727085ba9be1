package cn.icpfiling.filing.core.typecheck;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.FiledNumbers;
import cn.icpfiling.filing.core.Holder;
import cn.icpfiling.filing.core.SettledIdentity;
import cn.icpfiling.filing.core.catalogue.Region;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.personaldata.BlindValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FilingTypeCheckTest {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final UUID OWNER = Ids.next();
    private static final SettledIdentity IDENTITY = new SettledIdentity(
            Ids.next(),
            new Region("11", "110100", "110105"),
            4,
            1,
            new byte[] {1},
            new BlindValue(new byte[] {2}, null),
            "ok-shop.cn");

    @Test
    void a_check_keeps_who_asked_what_and_what_was_answered() {
        var facts = List.of(
                new TypeFact(TypeFact.Kind.SUBJECT_FILED, TypeFact.Source.AUTHORITY, "NOT_ASKED"),
                TypeFact.of(TypeFact.Kind.ON_OLD_PLATFORM, TypeFact.Source.OLD_PLATFORM, true),
                new TypeFact(TypeFact.Kind.BLACKLISTED, TypeFact.Source.AUTHORITY, "YES", NOW, null),
                new TypeFact(
                        TypeFact.Kind.BLACKLISTED,
                        TypeFact.Source.STORED_BLACKLIST,
                        "YES",
                        NOW.minusNanos(1_000),
                        BlacklistEntry.Of.DOMAIN));

        var check = checked(new TypeDecision(FilingType.LEGACY_IMPORT, facts, List.of(), "x***@example.com", null));

        assertThat(check.id()).isEqualTo(IDENTITY.typeCheckId());
        assertThat(check.holder()).isEqualTo(OWNER);
        assertThat(check.identity()).isEqualTo(IDENTITY);
        assertThat(check.answer()).isEqualTo(FilingType.LEGACY_IMPORT);
        assertThat(check.facts()).isEqualTo(facts);
        assertThat(check.missing()).isEmpty();
        assertThat(check.maskedLogin()).isEqualTo("x***@example.com");
        assertThat(check.checkedAt()).isEqualTo(NOW);
    }

    @Test
    void an_undetermined_check_names_every_silent_source_and_no_fact() {
        var silent = List.of(TypeFact.Source.AUTHORITY, TypeFact.Source.APPROVED_LISTS);

        var check = checked(new TypeDecision(FilingType.UNDETERMINED, List.of(), silent, null, null));

        assertThat(check.missing()).isEqualTo(silent);
        assertThat(check.facts()).isEmpty();
    }

    @Test
    void a_check_is_good_for_a_day() {
        var check = checked(new TypeDecision(FilingType.FIRST_FILING, List.of(), List.of(), null, null));

        assertThat(check.isTooOld(NOW.plus(Duration.ofHours(24)))).isFalse();
        assertThat(check.isTooOld(NOW.plus(Duration.ofHours(24)).plusNanos(1_000)))
                .isTrue();
    }

    @Test
    void a_check_that_rests_on_an_inquiry_is_good_for_a_day_from_when_the_source_was_asked() {
        var asked = NOW.minus(Duration.ofHours(20));
        var found = new TypeFact(TypeFact.Kind.SUBJECT_FILED, TypeFact.Source.STATUS_INQUIRY, "NO", asked, null);

        var check = checked(new TypeDecision(FilingType.FIRST_FILING, List.of(found), List.of(), null, null));

        assertThat(check.isTooOld(NOW.plus(Duration.ofHours(4)))).isFalse();
        assertThat(check.isTooOld(NOW.plus(Duration.ofHours(4)).plusNanos(1_000)))
                .isTrue();
    }

    @Test
    void what_has_an_order_of_its_kind_opens_one() {
        assertThat(Arrays.stream(FilingType.values())
                        .filter(type -> checked(new TypeDecision(type, List.of(), List.of(), null, null))
                                .opens()
                                .isPresent()))
                .containsExactly(
                        FilingType.FIRST_FILING,
                        FilingType.NEW_SERVICE_SAME_PROVIDER,
                        FilingType.NEW_SERVICE_OTHER_PROVIDER,
                        FilingType.ACCESS_FILING);
    }

    private static FilingTypeCheck checked(TypeDecision decision) {
        return new FilingTypeCheck(Holder.own(OWNER), IDENTITY, decision, FiledNumbers.NONE, NOW);
    }
}
