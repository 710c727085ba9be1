package cn.icpfiling.legacy.core.imports;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.legacy.core.ImportProblem;
import cn.icpfiling.legacy.core.LegacyState;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImportRulesTest {

    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();

    @Test
    void a_login_that_was_never_activated_is_refused_first() {
        assertThat(refusal(false, true, filing(first, LegacyState.IMPORTED))).isEqualTo(ImportProblem.LEGACY_LI_4);
    }

    @ParameterizedTest
    @EnumSource(
            value = LegacyState.class,
            names = {"CLAIMED", "IMPORTED"})
    void a_filing_that_is_gone_is_told_before_an_unfinished_order(LegacyState state) {
        assertThat(refusal(true, true, filing(first, state))).isEqualTo(ImportProblem.LEGACY_LI_1);
        assertThat(refusal(true, true, filing(first, state), filing(second, LegacyState.FILED_HERE)))
                .isEqualTo(ImportProblem.LEGACY_LI_1);
    }

    /** A stranger's domain can be the reason, so the words "was imported" would be untrue. */
    @Test
    void a_filing_that_is_filed_here_by_another_way_is_not_called_imported() {
        assertThat(refusal(true, true, filing(first, LegacyState.FILED_HERE)))
                .isEqualTo(ImportProblem.LEGACY_FILED_HERE);
        assertThat(refusal(true, true, filing(first, LegacyState.FILED_HERE), filing(second, LegacyState.HANDING_OVER)))
                .isEqualTo(ImportProblem.LEGACY_HAND_OVER_RUNNING);
    }

    @Test
    void an_unfinished_order_alone_cannot_move() {
        assertThat(refusal(true, true)).isEqualTo(ImportProblem.LEGACY_LI_6);
    }

    @Test
    void a_login_without_anything_has_no_filing() {
        assertThat(refusal(true, false)).isEqualTo(ImportProblem.LEGACY_LI_2);
    }

    /** The message is one; what the person does next is not. */
    @Test
    void why_a_login_has_no_filing_is_told() {
        var abandoned = new OldLoginFacts(true, List.of(), UnfinishedOrder.ABANDONED);

        assertThat(choose(true, false, null).noFiling()).isEqualTo(NoFiling.NOTHING_THERE);
        assertThat(ImportRules.choose(abandoned, null))
                .isEqualTo(new ImportRules.Choice(null, ImportProblem.LEGACY_LI_2, NoFiling.ORDER_ABANDONED));
        assertThat(choose(true, false, second, filing(first, LegacyState.WAITING))
                        .noFiling())
                .isEqualTo(NoFiling.ANOTHER_FILING);
        assertThat(choose(true, true, null).noFiling()).as("of LI-6").isNull();
    }

    @Test
    void an_unfinished_order_beside_a_filing_does_not_stop_the_import() {
        assertThat(choose(true, true, null, filing(first, LegacyState.WAITING)).filing())
                .isEqualTo(first);
    }

    @Test
    void the_oldest_filing_that_waits_is_imported_or_the_one_that_is_named() {
        var filings = new OldLoginFacts.Filing[] {
            filing(UUID.randomUUID(), LegacyState.IMPORTED),
            filing(first, LegacyState.WAITING),
            filing(second, LegacyState.WAITING)
        };

        assertThat(choose(true, false, null, filings).filing()).isEqualTo(first);
        assertThat(choose(true, false, second, filings).filing()).isEqualTo(second);
        assertThat(choose(true, false, UUID.randomUUID(), filings).refusal()).isEqualTo(ImportProblem.LEGACY_LI_2);
    }

    @Test
    void a_filing_of_another_route_and_one_on_its_way_are_not_imported() {
        assertThat(refusal(true, false, new OldLoginFacts.Filing(first, LegacyState.WAITING, false, true)))
                .isEqualTo(ImportProblem.LEGACY_OTHER_WAY);
        assertThat(refusal(true, false, filing(first, LegacyState.HANDING_OVER)))
                .isEqualTo(ImportProblem.LEGACY_HAND_OVER_RUNNING);
    }

    @Test
    void a_filing_whose_rows_are_missing_is_not_chosen_and_no_younger_one_instead() {
        assertThat(refusal(true, false, incomplete(first, LegacyState.WAITING), filing(second, LegacyState.WAITING)))
                .isEqualTo(ImportProblem.LEGACY_NOT_LOADED_YET);
        assertThat(choose(
                                true,
                                false,
                                second,
                                incomplete(first, LegacyState.WAITING),
                                filing(second, LegacyState.WAITING))
                        .filing())
                .isEqualTo(second);
        assertThat(refusal(true, false, incomplete(first, LegacyState.IMPORTED)))
                .isEqualTo(ImportProblem.LEGACY_LI_1);
    }

    @Test
    void a_filing_never_lands_in_an_account_that_has_one() {
        assertThat(ImportRules.refusalOfTarget(true, true)).contains(ImportProblem.LEGACY_LI_3);
        assertThat(ImportRules.refusalOfTarget(false, true)).contains(ImportProblem.LEGACY_TARGET_HAS_OPEN_ORDER);
        assertThat(ImportRules.refusalOfTarget(false, false)).isEmpty();
    }

    private ImportProblem refusal(boolean activated, boolean openOrder, OldLoginFacts.Filing... filings) {
        return choose(activated, openOrder, null, filings).refusal();
    }

    private static ImportRules.Choice choose(
            boolean activated, boolean openOrder, UUID wanted, OldLoginFacts.Filing... filings) {
        return ImportRules.choose(
                new OldLoginFacts(activated, List.of(filings), openOrder ? UnfinishedOrder.OPEN : UnfinishedOrder.NONE),
                wanted);
    }

    private static OldLoginFacts.Filing filing(UUID id, LegacyState state) {
        return new OldLoginFacts.Filing(id, state, state == LegacyState.WAITING, false);
    }

    private static OldLoginFacts.Filing incomplete(UUID id, LegacyState state) {
        return new OldLoginFacts.Filing(id, state, state == LegacyState.WAITING, true);
    }
}
