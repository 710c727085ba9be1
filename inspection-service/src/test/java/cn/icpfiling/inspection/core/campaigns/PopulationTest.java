package cn.icpfiling.inspection.core.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.database.JsonText;
import java.util.List;
import org.junit.jupiter.api.Test;

class PopulationTest {

    @Test
    void a_stored_population_is_read_as_it_was() {
        var sample = new Population(PopulationKind.SAMPLE, List.of("33"), List.of(4, 5), 42L, 500);
        var all = new Population(PopulationKind.ALL, List.of(), List.of(), null, null);

        assertThat(JsonText.read(JsonText.write(sample), Population.class)).isEqualTo(sample);
        assertThat(JsonText.read(JsonText.write(all), Population.class)).isEqualTo(all);
    }

    @Test
    void the_sites_of_a_sample_and_of_a_list_are_chosen_one_by_one() {
        assertThat(new Population(PopulationKind.LIST, List.of(), List.of(), null, null).choosesSites())
                .isTrue();
        assertThat(new Population(PopulationKind.ALL, List.of(), List.of(), null, null).choosesSites())
                .isFalse();
    }
}
