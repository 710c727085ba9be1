package cn.icpfiling.inspection.core.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CoverageTest {

    private static double lost(String before, String after) {
        return Coverage.lost(blocks(before), blocks(after));
    }

    private static List<Cidr> blocks(String text) {
        return Stream.of(text.split(" "))
                .filter(block -> !block.isEmpty())
                .map(Cidr::parse)
                .toList();
    }

    @Test
    void other_blocks_of_the_same_addresses_lose_nothing() {
        assertThat(lost("47.96.0.0/16", "47.96.0.0/17 47.96.128.0/17")).isZero();
        assertThat(lost("47.96.0.0/17 47.96.128.0/17", "47.96.0.0/15")).isZero();
        assertThat(lost("", "47.96.0.0/15")).isZero();
    }

    @Test
    void what_is_missing_is_a_part_of_the_addresses_and_not_of_the_lines() {
        assertThat(lost("47.96.0.0/16", "47.96.0.0/18")).isEqualTo(0.75);
        assertThat(lost("47.96.0.0/16 47.97.0.0/24", "47.96.0.0/16")).isLessThan(0.01);
        assertThat(lost("47.96.0.0/16", "")).isEqualTo(1);
        assertThat(lost("47.96.0.0/16", "47.98.0.0/16")).isEqualTo(1);
    }

    @Test
    void no_loss_hides_behind_the_many_addresses_of_the_other_family() {
        assertThat(lost("47.96.0.0/16 2408:4000::/22", "2408:4000::/22")).isEqualTo(1);
        assertThat(lost("47.96.0.0/16 2408:4000::/22", "47.96.0.0/16 2408:4000::/23"))
                .isEqualTo(0.5);
    }

    @Test
    void a_block_inside_another_one_counts_once() {
        assertThat(lost("47.96.0.0/24", "47.96.0.0/25 47.96.0.0/26")).isEqualTo(0.5);
    }

    @Test
    void it_equals_a_count_of_single_addresses() {
        var random = new Random(20261129);
        for (var round = 0; round < 200; round++) {
            var before = some(random);
            var after = some(random);
            var all = IntStream.range(0, 256).filter(last -> has(before, last)).count();
            var gone = IntStream.range(0, 256)
                    .filter(last -> has(before, last) && !has(after, last))
                    .count();
            assertThat(Coverage.lost(before, after)).isCloseTo(all == 0 ? 0 : (double) gone / all, within(1e-9));
        }
    }

    private static List<Cidr> some(Random random) {
        return IntStream.range(0, random.nextInt(8))
                .mapToObj(_ -> {
                    var length = 24 + random.nextInt(9);
                    var last = random.nextInt(256) & -(1 << (32 - length));
                    return Cidr.parse("47.96.0." + last + "/" + length);
                })
                .toList();
    }

    private static boolean has(List<Cidr> blocks, int last) {
        var address = IpAddress.parse("47.96.0." + last).orElseThrow();
        return blocks.stream().anyMatch(block -> block.contains(address));
    }
}
