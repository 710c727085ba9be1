package cn.icpfiling.inspection.core.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PrefixTableTest {

    private static final int TABLES = 60;
    private static final int ADDRESSES = 2_000;

    @Test
    void the_most_specific_block_wins() {
        var table = table(List.of("47.96.0.0/15", "47.97.0.0/16", "47.97.128.0/17", "8.0.0.0/8"));

        assertThat(found(table, "47.96.1.1")).isEqualTo("47.96.0.0/15");
        assertThat(found(table, "47.97.1.1")).isEqualTo("47.97.0.0/16");
        assertThat(found(table, "47.97.255.255")).isEqualTo("47.97.128.0/17");
        assertThat(found(table, "47.98.0.0")).isNull();
        assertThat(found(table, "7.255.255.255")).isNull();
        assertThat(found(table, "8.8.8.8")).isEqualTo("8.0.0.0/8");
        assertThat(found(table, "255.255.255.255")).isNull();
    }

    @Test
    void a_table_without_blocks_finds_nothing() {
        assertThat(table(List.of()).lookup(0, 0)).isNull();
        assertThat(table(List.of()).lookup(-1, -1)).isNull();
    }

    @Test
    void a_block_that_ends_the_space_is_found_to_its_last_address() {
        assertThat(found(table(List.of("255.0.0.0/8")), "255.255.255.255")).isEqualTo("255.0.0.0/8");
        assertThat(found(table(List.of("ff00::/8")), "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"))
                .isEqualTo("ff00::/8");
        assertThat(found(table(List.of("::/0")), "::")).isEqualTo("::/0");
    }

    @Test
    void an_address_far_behind_a_single_small_block_is_not_found() {
        assertThat(found(table(List.of("2408:4000::/128")), "ff00::")).isNull();
        assertThat(found(table(List.of("2408:4000::/128")), "2408:4000::1")).isNull();
        assertThat(found(table(List.of("2408:4000::5/128")), "2408:4000::4")).isNull();
        assertThat(found(table(List.of("2408:4000::5/128")), "2408:4000::5")).isEqualTo("2408:4000::5/128");
        assertThat(found(table(List.of("36.0.0.1/32")), "255.255.255.255")).isNull();
    }

    @Test
    void a_table_has_one_family() {
        assertThatIllegalArgumentException().isThrownBy(() -> table(List.of("8.0.0.0/8", "2408::/16")));
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource
    void a_table_finds_what_a_naive_search_finds(AddressFamily family) {
        for (var seed = 0; seed < TABLES; seed++) {
            var networks = new RandomNetworks(seed);
            var blocks = networks.blocks(family, seed * seed / 4);
            var table = PrefixTable.of(entries(blocks));
            var spans = blocks.stream().map(Span::of).toList();
            var addresses = Stream.concat(
                    blocks.stream()
                            .flatMap(block -> Stream.of(block.first(), block.last()))
                            .flatMap(RandomNetworks::around),
                    Stream.generate(() -> networks.address(family)).limit(ADDRESSES));
            assertThat(addresses.filter(address ->
                            !Objects.equals(table.lookup(address.high(), address.low()), naively(spans, address))))
                    .as("addresses that table %d finds elsewhere", seed)
                    .isEmpty();
        }
    }

    @Test
    void many_blocks_are_found_like_in_a_table_of_all_addresses_and_take_less_than_eight_mebibytes() {
        var figures = new NetworkLookupBench(50_000, 1 << 14, 1).measured();

        assertThat(figures.isSame()).isTrue();
        assertThat(figures.bytes()).isLessThan(8 << 20);
    }

    /** What a block is to a search that compares numbers only. */
    private record Span(IpAddress first, IpAddress last, int length) {

        static Span of(Cidr block) {
            return new Span(block.first(), block.last(), block.length());
        }

        boolean contains(IpAddress address) {
            return first.compareTo(address) <= 0 && last.compareTo(address) >= 0;
        }
    }

    /** The later one of two equal blocks counts. */
    private static Integer naively(List<Span> blocks, IpAddress address) {
        var best = -1;
        var longest = -1;
        for (var at = 0; at < blocks.size(); at++) {
            var block = blocks.get(at);
            if (block.length() >= longest && block.contains(address)) {
                best = at;
                longest = block.length();
            }
        }
        return best < 0 ? null : Integer.valueOf(best);
    }

    private static List<PrefixTable.Entry<Integer>> entries(List<Cidr> blocks) {
        var entries = new ArrayList<PrefixTable.Entry<Integer>>();
        for (var at = 0; at < blocks.size(); at++) {
            entries.add(new PrefixTable.Entry<>(blocks.get(at), at));
        }
        return entries;
    }

    private static PrefixTable<String> table(List<String> blocks) {
        return PrefixTable.of(blocks.stream()
                .sorted(Comparator.reverseOrder())
                .map(block -> new PrefixTable.Entry<>(Cidr.parse(block), block))
                .toList());
    }

    private static String found(PrefixTable<String> table, String address) {
        var asked = IpAddress.parse(address).orElseThrow();
        return table.lookup(asked.high(), asked.low());
    }
}
