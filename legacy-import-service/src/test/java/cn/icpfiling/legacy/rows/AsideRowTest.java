package cn.icpfiling.legacy.rows;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.legacy.core.LegacyIds;
import cn.icpfiling.legacy.core.SetAsideState;
import cn.icpfiling.legacy.rows.JudgeChunk.Outcome;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AsideRowTest {
    private static final UUID SITE = LegacyIds.site("s1");
    private static final UUID FILING = LegacyIds.filing("f1");

    @Test
    void a_faulty_row_still_says_which_filing_misses_it() {
        assertThat(keys(LoadKind.SITES, "s1", "f1", "no number")).isEqualTo(new RowKeys(SITE, FILING, null));
        assertThat(keys(LoadKind.PAPERS, "p1", "f1", "s1")).isEqualTo(new RowKeys(LegacyIds.paper("p1"), FILING, null));
        assertThat(keys(LoadKind.SUBJECTS, "f1")).isEqualTo(new RowKeys(FILING, FILING, null));
        assertThat(keys(LoadKind.SITES, "ｓ１", "ｆ１")).as("full width").isEqualTo(new RowKeys(SITE, FILING, null));
    }

    @Test
    void a_row_that_names_its_site_alone_leads_to_the_filing_by_it() {
        assertThat(keys(LoadKind.DOMAINS, "www.a.cn", "s1"))
                .isEqualTo(new RowKeys(UniqueKey.digest("a.cn"), null, SITE));
        assertThat(keys(LoadKind.PAPERS, "p1", "f 1", "s1")).isEqualTo(new RowKeys(LegacyIds.paper("p1"), null, SITE));
    }

    @Test
    void a_key_that_is_faulty_itself_is_not_guessed() {
        assertThat(keys(LoadKind.DOMAINS, "a b", "s1")).isEqualTo(new RowKeys(null, null, SITE));
        assertThat(keys(LoadKind.SITES, null, "f1")).isEqualTo(new RowKeys(null, FILING, null));
        assertThat(keys(LoadKind.SITES, "s1", "f\uFFFD1")).isEqualTo(new RowKeys(SITE, null, null));
        assertThat(RowKeys.of(LoadKind.SITES, raw(1, LoadKind.SITES, FaultCode.ROW_MALFORMED, "s1", "f1")))
                .as("its values may stand in other columns")
                .isEqualTo(new RowKeys(null, null, null));
    }

    @Test
    void accounts_and_orders_hold_no_filing_back() {
        assertThat(keys(LoadKind.ACCOUNTS, "a1")).isEqualTo(new RowKeys(LegacyIds.account("a1"), null, null));
        assertThat(keys(LoadKind.ORDERS, "o1", "a1", "f1")).isEqualTo(new RowKeys(LegacyIds.order("o1"), null, null));
    }

    @Test
    void a_row_waits_unless_a_sound_row_of_its_key_follows() {
        assertThat(states(false, Set.of(), stored(5))).containsExactly(SetAsideState.WAITING);
        assertThat(states(false, Set.of(), stored(7))).as("it follows line 6").containsExactly(SetAsideState.CORRECTED);
        assertThat(states(false, Set.of())).containsExactly(SetAsideState.WAITING);
    }

    @Test
    void a_row_that_only_repeats_another_and_one_of_a_dry_run_wait_for_nothing() {
        assertThat(states(false, Set.of(6L), stored(5))).containsExactly(SetAsideState.REPEATED);
        assertThat(states(true, Set.of())).containsExactly(SetAsideState.TRIED);
    }

    @Test
    void a_row_that_is_faulty_again_stands_for_the_one_it_came_to_correct_as_far_as_it_holds_the_filing() {
        var place = new RowPlace(new UUID(0, 7), 2, 9);

        assertThat(corrects(place, new RowKeys(null, FILING, null), SetAsideState.WAITING))
                .isEqualTo(place);
        assertThat(corrects(place, new RowKeys(null, null, SITE), SetAsideState.WAITING))
                .isEqualTo(place);
        assertThat(corrects(place, new RowKeys(SITE, null, null), SetAsideState.WAITING))
                .isNull();
        assertThat(corrects(place, new RowKeys(SITE, null, null), SetAsideState.REPEATED))
                .isEqualTo(place);
    }

    private static RowPlace corrects(RowPlace place, RowKeys keys, SetAsideState state) {
        var raw = new RawRow(6, new String[0], null, place, null);
        return new AsideRow(new JudgedRow(raw, null, List.of()), keys, state).replaced();
    }

    private static List<SetAsideState> states(boolean dryRun, Set<Long> repeated, PreparedRow... stored) {
        var faulty = new JudgedRow(
                raw(6, LoadKind.SITES, null, "s1", "f1"), null, List.of(RowFault.of(FaultCode.DUPLICATE)));
        var outcome = new Outcome(List.of(stored), List.of(), List.of(), List.of(faulty), repeated);
        return AsideRow.of(LoadKind.SITES, dryRun, List.of(), outcome).stream()
                .map(AsideRow::state)
                .toList();
    }

    private static PreparedRow stored(long line) {
        var judged = new JudgedRow(raw(line, LoadKind.SITES, null, "s1", "f1"), null, List.of());
        return new PreparedRow(judged, SITE, SITE, List.of(), null, FILING, null, null, new Object[0]);
    }

    private static RowKeys keys(LoadKind kind, String... values) {
        return RowKeys.of(kind, raw(1, kind, null, values));
    }

    /** The values are those of the first columns. */
    private static RawRow raw(long line, LoadKind kind, FaultCode fault, String... values) {
        return new RawRow(line, java.util.Arrays.copyOf(values, kind.columns().size()), fault);
    }
}
