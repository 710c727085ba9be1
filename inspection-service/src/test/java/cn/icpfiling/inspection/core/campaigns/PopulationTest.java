package cn.icpfiling.inspection.core.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PopulationTest {

    @Test
    void the_sites_of_a_sample_and_of_a_list_are_chosen_one_by_one() {
        assertThat(new Population(PopulationKind.LIST, List.of(), List.of(), null, null).choosesSites())
                .isTrue();
        assertThat(new Population(PopulationKind.ALL, List.of(), List.of(), null, null).choosesSites())
                .isFalse();
    }
}
