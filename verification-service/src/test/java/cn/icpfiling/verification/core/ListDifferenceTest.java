package cn.icpfiling.verification.core;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.verification.core.ListDifference.Change;
import cn.icpfiling.verification.core.ListDifference.Kind;
import cn.icpfiling.verification.core.rules.ApprovalStatus;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ListDifferenceTest {

    private static final LocalDate DAY = LocalDate.parse("2018-01-01");

    @Property(tries = 500)
    void the_old_list_with_the_difference_applied_is_the_new_one(
            @ForAll("lists") List<ListEntry> before, @ForAll("lists") List<ListEntry> after) {
        var changes = ListDifference.between(before, after);

        assertThat(applied(before, changes)).containsExactlyInAnyOrderElementsOf(after);
    }

    @Property(tries = 200)
    void nothing_is_told_of_what_is_in_both(
            @ForAll("lists") List<ListEntry> before, @ForAll("lists") List<ListEntry> after) {
        assertThat(ListDifference.between(before, before)).isEmpty();
        assertThat(ListDifference.between(before, after)).allSatisfy(change -> {
            assertThat(change.before()).isNotEqualTo(change.after());
            assertThat(change.kind() == Kind.CHANGED).isEqualTo(!change.fields().isEmpty());
        });
    }

    @Test
    void another_status_and_source_is_one_change_that_names_both() {
        var before = tld("org", ApprovalStatus.NOT_APPROVED, DAY, null, "read there");
        var after = tld("org", ApprovalStatus.APPROVED, DAY, null, "read here");

        var changes = ListDifference.between(List.of(before), List.of(after));

        assertThat(changes).containsExactly(new Change(before, after));
        assertThat(changes.getFirst().fields()).containsExactly("status", "source");
    }

    @Test
    void an_approval_that_ends_and_another_that_follows_are_a_change_and_an_addition() {
        var open = tld("shop", ApprovalStatus.APPROVED, DAY, null, "");
        var ended = tld("shop", ApprovalStatus.APPROVED, DAY, DAY.plusYears(2), "");
        var next = tld("shop", ApprovalStatus.NOT_APPROVED, DAY.plusYears(2).plusDays(1), null, "");

        assertThat(ListDifference.between(List.of(open), List.of(next, ended)))
                .containsExactly(new Change(open, ended), new Change(null, next));
    }

    @Test
    void a_registrar_is_known_by_its_id_whatever_its_name_and_by_its_name_without_one() {
        var before = registrar(1599, "阿里云计算有限公司");
        var renamed = registrar(1599, "Some New Name Ltd.");

        assertThat(ListDifference.between(List.of(before), List.of(renamed)))
                .singleElement()
                .satisfies(change -> assertThat(change.fields()).containsExactly("name"));
        assertThat(ListDifference.between(
                        List.of(registrar(null, "示例（北京）有限公司")), List.of(registrar(null, "示例(北京)有限公司"))))
                .extracting(Change::kind)
                .containsExactly(Kind.CHANGED);
    }

    @Test
    void the_order_of_the_file_is_no_difference() {
        var one = tld("cn", ApprovalStatus.APPROVED, DAY, null, "");
        var other = tld("com", ApprovalStatus.APPROVED, DAY, null, "");

        assertThat(ListDifference.between(List.of(one, other), List.of(other, one)))
                .isEmpty();
    }

    @Provide
    Arbitrary<List<ListEntry>> lists() {
        var tlds = Combinators.combine(
                        Arbitraries.of("cn", "com", "org"),
                        Arbitraries.of(ApprovalStatus.class),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of("a", "b"))
                .as((tld, status, years, source) ->
                        tld(tld, status, DAY.plusYears(years), DAY.plusYears(years + 1L), source));
        var registrars = Combinators.combine(
                        Arbitraries.of(1, 2).injectNull(0.3),
                        Arbitraries.of("甲", "乙"),
                        Arbitraries.integers().between(0, 2))
                .as((id, name, years) -> (ListEntry) new ListEntry.Registrar(
                        id, name, List.of(), ApprovalStatus.APPROVED, DAY.plusYears(years), null, "a"));
        return Arbitraries.oneOf(tlds, registrars).list().ofMaxSize(8);
    }

    private static List<ListEntry> applied(List<ListEntry> before, List<Change> changes) {
        var entries = new ArrayList<>(before);
        for (var change : changes) {
            if (change.before() != null) {
                assertThat(entries.remove(change.before())).isTrue();
            }
            if (change.after() != null) {
                entries.add(change.after());
            }
        }
        return entries;
    }

    private static ListEntry tld(String tld, ApprovalStatus status, LocalDate from, LocalDate to, String source) {
        return new ListEntry.Tld(tld, tld, status, from, to, source);
    }

    private static ListEntry registrar(Integer id, String name) {
        return new ListEntry.Registrar(id, name, List.of(), ApprovalStatus.APPROVED, DAY, null, "");
    }
}
