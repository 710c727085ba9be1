package cn.icpfiling.inspection.core.networks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class OverlapsTest {

    private static final int ALL = 1_000_000;

    @Test
    void networks_that_share_an_address_and_a_day_are_found() {
        var all = List.of(
                network("47.96.0.0/15", "2026-01-01", "2026-06-30"),
                network("47.97.0.0/16", "2026-06-30", null),
                network("47.98.0.0/16", "2026-01-01", null));

        assertThat(Overlaps.among(all, Function.identity(), _ -> true, ALL))
                .containsExactly(new Overlaps.Pair<>(all.get(0), all.get(1)));
    }

    @Test
    void networks_that_follow_each_other_in_time_do_not_overlap() {
        var all = List.of(
                network("47.96.0.0/15", "2026-01-01", "2026-06-30"),
                network("47.96.0.0/15", "2026-07-01", null),
                network("2408:4000::/22", "2026-01-01", null));

        assertThat(Overlaps.among(all, Function.identity(), _ -> true, ALL)).isEmpty();
    }

    @Test
    void no_more_pairs_are_found_than_asked_for() {
        var same = Stream.generate(() -> network("47.96.0.0/15", "2026-01-01", null))
                .limit(10)
                .toList();

        assertThat(Overlaps.among(same, Function.identity(), _ -> true, 7)).hasSize(7);
    }

    @Test
    void pairs_that_do_not_count_leave_room_for_those_that_do() {
        var all = Stream.concat(
                        Stream.generate(() -> network("47.96.0.0/15", "2026-01-01", null))
                                .limit(10),
                        Stream.of(network("47.96.0.0/16", "2026-01-01", "2026-01-31")))
                .toList();

        assertThat(Overlaps.among(all, Function.identity(), pair -> pair.inner().validTo() != null, 7))
                .hasSize(7)
                .allSatisfy(pair -> assertThat(pair.inner()).isEqualTo(all.getLast()));
    }

    /** A comparison of all pairs of these would take minutes. */
    @Test
    @Timeout(10)
    @Tag("long")
    void many_days_of_one_block_are_compared_in_little_time() {
        var first = LocalDate.parse("1990-01-01");
        var all = IntStream.range(0, 200_000)
                .mapToObj(at ->
                        new Network(Cidr.parse("47.96.0.0/15"), "33", first.plusDays(2L * at), first.plusDays(2L * at)))
                .toList();

        assertThat(Overlaps.among(all, Function.identity(), _ -> true, ALL)).isEmpty();
    }

    @Test
    void one_walk_finds_what_a_comparison_of_all_pairs_finds() {
        for (var seed = 0; seed < 100; seed++) {
            var networks = new RandomNetworks(seed);
            var all = Stream.of(AddressFamily.values())
                    .flatMap(family -> networks.blocks(family, 40).stream())
                    .map(networks::dated)
                    .map(One::new)
                    .toList();

            var found = Overlaps.among(all, One::network, _ -> true, ALL).stream()
                    .map(pair -> Set.of(pair.outer(), pair.inner()))
                    .collect(Collectors.toSet());

            assertThat(found).isEqualTo(naively(all));
        }
    }

    /** With an identity of its own, as two networks may be equal. */
    private static final class One {

        private final Network network;

        One(Network network) {
            this.network = network;
        }

        Network network() {
            return network;
        }
    }

    private static Set<Set<One>> naively(List<One> all) {
        var pairs = new HashSet<Set<One>>();
        for (var one : all) {
            for (var other : all) {
                if (one != other
                        && one.network().cidr().overlaps(other.network().cidr())
                        && one.network().sharesADayWith(other.network())) {
                    pairs.add(Set.of(one, other));
                }
            }
        }
        return pairs;
    }

    private static Network network(String cidr, String from, String to) {
        return new Network(Cidr.parse(cidr), "33", LocalDate.parse(from), to == null ? null : LocalDate.parse(to));
    }
}
