package cn.icpfiling.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.crypto.PlaceScan.Place;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlaceScanTest {
    private static final List<Place> PLACES = places("a", "b", "c", "d");

    private final Set<String> full = new HashSet<>();
    private final List<String> asked = new ArrayList<>();
    private final PlaceScan scan = new PlaceScan(this::hasRows);

    @Test
    void a_look_stops_at_the_first_rows_and_the_next_one_begins_there() throws SQLException {
        full.addAll(List.of("b.x", "c.x"));

        assertThat(scan.isEmpty(PLACES)).isFalse();
        assertThat(asked).containsExactly("a.x", "b.x");
        assertThat(looksAgain()).isFalse();
        assertThat(asked).containsExactly("b.x");
        full.remove("b.x");
        assertThat(looksAgain()).isFalse();
        assertThat(asked).containsExactly("b.x", "c.x");
    }

    @Test
    void a_look_that_finds_nothing_has_asked_all_places_wherever_it_began() throws SQLException {
        full.add("c.x");
        scan.isEmpty(PLACES);
        full.clear();

        assertThat(looksAgain()).isTrue();
        assertThat(asked).containsExactly("c.x", "d.x", "a.x", "b.x");
    }

    @Test
    void rows_that_come_to_a_place_that_was_empty_are_found() throws SQLException {
        full.add("c.x");
        scan.isEmpty(PLACES);
        full.clear();
        full.add("a.x");

        assertThat(looksAgain()).isFalse();
        assertThat(asked).containsExactly("c.x", "d.x", "a.x");
    }

    @Test
    void a_look_at_other_places_begins_with_the_first_if_the_one_with_rows_is_gone() throws SQLException {
        full.add("c.x");
        scan.isEmpty(PLACES);
        asked.clear();

        assertThat(scan.isEmpty(places("a", "e"))).isTrue();
        assertThat(asked).containsExactly("a.x", "e.x");
    }

    private boolean looksAgain() throws SQLException {
        asked.clear();
        return scan.isEmpty(PLACES);
    }

    private boolean hasRows(Place place) {
        asked.add(place.name());
        return full.contains(place.name());
    }

    private static List<Place> places(String... tables) {
        return Stream.of(tables)
                .map(table -> new Place(table, "x", "TRUE", List.of()))
                .toList();
    }
}
