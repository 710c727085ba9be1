package cn.icpfiling.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BodyPlacesTest {

    private final List<String> granted = new ArrayList<>();
    private final Map<String, BodyPlaces.Place> bodies = new HashMap<>();

    /** Bodies of one caller, named by the caller's name and a number. */
    private void come(BodyPlaces places, String caller, int from, int to) {
        for (var number = from; number <= to; number++) {
            var body = caller + number;
            bodies.put(body, places.of(caller, () -> granted.add(body)));
            bodies.get(body).ask();
        }
    }

    private void end(String body) {
        bodies.get(body).leave();
    }

    @Test
    void all_callers_together_have_half_of_the_connections_and_one_has_an_eighth() {
        var places = new BodyPlaces(128);
        for (var caller = 'a'; caller <= 'e'; caller++) {
            come(places, String.valueOf(caller), 1, 20);
        }
        assertThat(granted).hasSize(64).contains("a16", "d16").doesNotContain("a17", "e1");
        assertThat(places.held()).isEqualTo(64);
    }

    @Test
    void a_place_goes_to_the_first_who_waits_and_may_have_one_more() {
        var places = new BodyPlaces(128);
        come(places, "a", 1, 18);
        for (var caller = 'b'; caller <= 'd'; caller++) {
            come(places, String.valueOf(caller), 1, 16);
        }
        come(places, "e", 1, 2);
        granted.clear();

        end("b1");
        assertThat(granted).as("a has its share, though it waits longer").containsExactly("e1");
        end("a1");
        assertThat(granted).containsExactly("e1", "a17");
        end("e2");
        end("b2");
        end("a2");
        assertThat(granted).as("e2 left before its turn").containsExactly("e1", "a17", "a18");
    }

    @Test
    void who_leaves_twice_gives_back_one_place() {
        var places = new BodyPlaces(8);
        come(places, "a", 1, 4);
        end("a1");
        end("a1");
        assertThat(places.held()).isEqualTo(3);
        come(places, "a", 5, 6);
        assertThat(granted).containsExactly("a1", "a2", "a3", "a4", "a5");
    }

    @Test
    void who_leaves_when_its_turn_comes_passes_the_place_on() {
        var places = new BodyPlaces(8);
        come(places, "a", 1, 4);
        bodies.put("gone", places.of("b", () -> end("gone")));
        bodies.get("gone").ask();
        come(places, "c", 1, 1);

        end("a1");
        assertThat(granted).endsWith("a4", "c1");
        assertThat(places.held()).isEqualTo(4);
    }

    @Test
    void with_few_connections_one_caller_has_twelve_places_or_all_that_there_are() {
        var few = new BodyPlaces(32);
        come(few, "a", 1, 20);
        assertThat(few.held()).isEqualTo(12);
        var one = new BodyPlaces(1);
        come(one, "b", 1, 8);
        assertThat(one.held()).isOne();
    }

    @Test
    void when_all_have_left_nothing_is_kept_of_them() {
        var places = new BodyPlaces(128);
        come(places, "a", 1, 40);
        come(places, "b", 1, 40);
        bodies.values().forEach(BodyPlaces.Place::leave);
        assertThat(places.held()).isZero();
        granted.clear();
        come(places, "a", 1, 16);
        assertThat(granted).hasSize(16);
    }
}
