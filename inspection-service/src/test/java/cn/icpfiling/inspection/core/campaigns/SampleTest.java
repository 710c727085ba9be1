package cn.icpfiling.inspection.core.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SampleTest {
    private static final List<UUID> SITES = LongStream.range(0, 10_000)
            .mapToObj(each -> new UUID(0x019ab0a27c007000L, each))
            .toList();

    @Test
    void the_same_seed_gives_the_same_sample_in_any_order() {
        var shuffled = new ArrayList<>(SITES);
        Collections.shuffle(shuffled, new Random(1));

        assertThat(sample(42, 100, shuffled)).hasSize(100).isEqualTo(sample(42, 100, SITES));
    }

    @Test
    void another_seed_gives_another_sample() {
        assertThat(sample(43, 100, SITES)).isNotEqualTo(sample(42, 100, SITES));
    }

    @Test
    void a_population_that_is_smaller_than_the_sample_is_taken_whole() {
        assertThat(sample(42, 100, SITES.subList(0, 7))).isEqualTo(SITES.subList(0, 7));
    }

    @Test
    void each_tenth_of_the_sites_has_about_a_tenth_of_the_sample() {
        var chosen = sample(7, 1_000, SITES);

        var perTenth = IntStream.range(0, 10)
                .mapToObj(tenth -> chosen.stream()
                        .filter(site -> site.getLeastSignificantBits() / 1_000 == tenth)
                        .count())
                .toList();
        // Five standard deviations of a tenth of a thousand draws.
        assertThat(perTenth).allSatisfy(count -> assertThat(count).isBetween(52L, 148L));
    }

    private static List<UUID> sample(long seed, int size, List<UUID> sites) {
        var sample = new Sample(seed, size);
        sites.forEach(sample::offer);
        return sample.sites();
    }
}
