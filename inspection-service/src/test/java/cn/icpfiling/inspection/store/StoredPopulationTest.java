package cn.icpfiling.inspection.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.core.campaigns.Population;
import cn.icpfiling.inspection.core.campaigns.PopulationKind;
import cn.icpfiling.platform.database.JsonText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoredPopulationTest {

    /** The kinds of the first release, which a replica of it refuses to go beyond. */
    private enum FirstKind {
        ALL,
        PROVINCE,
        NATURE,
        SAMPLE,
        LIST
    }

    private record First(FirstKind kind, List<String> provinces, List<Integer> natures, Long seed, Integer size) {}

    @Test
    void a_stored_population_is_read_as_it_was() {
        var sample = new Population(PopulationKind.SAMPLE, List.of("33"), List.of(4, 5), 42L, 500);
        assertThat(read(JsonText.write(StoredPopulation.of(sample)))).isEqualTo(sample);
        assertThat(read("""
                {"kind":"SAMPLE","provinces":["33"],"natures":[4,5],"seed":42,"size":500}""")).as("as the first release wrote it").isEqualTo(sample);
    }

    @ParameterizedTest
    @EnumSource(PopulationKind.class)
    void each_kind_comes_back_and_can_be_read_by_a_replica_of_the_first_release(PopulationKind kind) {
        var population = new Population(kind, List.of(), List.of(), null, null);
        var stored = JsonText.write(StoredPopulation.of(population));

        assertThat(read(stored)).isEqualTo(population);
        assertThat(JsonText.read(stored, First.class).kind().name())
                .isEqualTo(kind == PopulationKind.UNANSWERED ? "LIST" : kind.name());
    }

    private static Population read(String stored) {
        return JsonText.read(stored, StoredPopulation.class).population();
    }
}
