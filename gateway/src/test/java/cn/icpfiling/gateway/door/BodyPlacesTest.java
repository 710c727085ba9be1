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

    /** Bodies of one caller, named by the caller's name and a number. Who begins with x is a stranger. */
    private void come(BodyPlaces places, String caller, int from, int to) {
        for (var number = from; number <= to; number++) {
            var body = caller + number;
            bodies.put(body, places.of(caller, caller.startsWith("x"), () -> granted.add(body)));
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
        var places = new BodyPlaces(16);
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
        come(places, "a", 1, 2);
        come(places, "d", 1, 2);
        bodies.put("gone", places.of("b", false, () -> end("gone")));
        bodies.get("gone").ask();
        come(places, "c", 1, 1);

        end("a1");
        assertThat(granted).endsWith("d2", "c1");
        assertThat(places.held()).isEqualTo(4);
    }

    @Test
    void thousands_may_leave_when_their_turn_comes() {
        var places = new BodyPlaces(2);
        come(places, "a", 1, 1);
        for (var number = 1; number <= 20_000; number++) {
            var body = "gone" + number;
            bodies.put(body, places.of("b", false, () -> end(body)));
            bodies.get(body).ask();
        }
        come(places, "c", 1, 1);

        end("a1");
        assertThat(granted).containsExactly("a1", "c1");
        assertThat(places.held()).isOne();
    }

    @Test
    void who_leaves_is_not_kept_by_the_fault_of_one_who_waited() {
        var places = new BodyPlaces(4);
        come(places, "a", 1, 1);
        come(places, "d", 1, 1);
        bodies.put("broken", places.of("b", false, () -> {
            throw new IllegalStateException("broken");
        }));
        bodies.get("broken").ask();
        come(places, "c", 1, 1);

        end("a1");
        assertThat(places.held()).isEqualTo(2);
        end("broken");
        assertThat(granted).containsExactly("a1", "d1", "c1");
    }

    @Test
    void strangers_of_however_many_networks_leave_half_of_the_places() {
        var places = new BodyPlaces(64);
        for (var network = 1; network <= 4; network++) {
            come(places, "x" + network + "-", 1, 12);
        }
        assertThat(places.held()).isEqualTo(16);
        come(places, "a", 1, 12);
        come(places, "b", 1, 12);
        assertThat(places.held()).isEqualTo(32);
        granted.clear();

        end("a1");
        assertThat(granted)
                .as("strangers have their half, though they wait longer")
                .containsExactly("b5");
        end("x1-1");
        assertThat(granted).containsExactly("b5", "x2-5");
    }

    @Test
    void with_few_connections_one_caller_has_twelve_places_or_half_of_those_that_there_are() {
        var some = new BodyPlaces(64);
        come(some, "a", 1, 20);
        assertThat(some.held()).isEqualTo(12);
        var few = new BodyPlaces(16);
        come(few, "a", 21, 40);
        assertThat(few.held()).isEqualTo(4);
        var one = new BodyPlaces(1);
        come(one, "b", 1, 8);
        assertThat(one.held()).isOne();
    }

    /** Bodies that give way, by a caller who reads nothing, and of whom is noted who lost a place. */
    private void idle(BodyPlaces places, String caller, int many) {
        for (var number = 1; number <= many; number++) {
            var body = caller + number;
            bodies.put(body, places.of(caller, caller.startsWith("x"), new Idle(body)));
            bodies.get(body).ask();
        }
    }

    private final class Idle implements BodyPlaces.Body {

        private final String name;

        Idle(String name) {
            this.name = name;
        }

        @Override
        public void granted() {
            granted.add(name);
        }

        @Override
        public boolean givesWay() {
            return true;
        }

        @Override
        public void displaced() {
            granted.add("without " + name);
            end(name);
        }
    }

    @Test
    void who_makes_use_of_a_place_takes_it_from_one_who_does_not() {
        var places = new BodyPlaces(8);
        idle(places, "a", 4);
        come(places, "b", 1, 1);
        come(places, "c", 1, 2);
        assertThat(granted).containsExactly("a1", "a2", "b1", "c1");
        granted.clear();

        assertThat(bodies.get("c2").takeOver()).isTrue();
        assertThat(granted).as("a3 waits longer, and waits on").containsExactly("c2", "without a1");
        assertThat(places.held()).isEqualTo(4);
        end("c1");
        assertThat(granted).endsWith("a3");
        end("a1");
        assertThat(places.held()).as("it has left already").isEqualTo(4);
    }

    @Test
    void no_bound_is_passed_by_taking_a_place_over() {
        var places = new BodyPlaces(8);
        idle(places, "a", 2);
        come(places, "x1-", 1, 2);
        come(places, "b", 1, 1);
        come(places, "a", 3, 3);
        come(places, "x2-", 1, 1);

        assertThat(bodies.get("x2-1").takeOver())
                .as("strangers have their half, and a is none")
                .isFalse();
        assertThat(bodies.get("a3").takeOver()).as("its own").isTrue();
        assertThat(bodies.get("b1").takeOver()).isTrue();
        come(places, "c", 1, 1);
        assertThat(bodies.get("c1").takeOver()).as("all are made use of").isFalse();
        assertThat(granted).containsExactly("a1", "a2", "x1-1", "x1-2", "a3", "without a1", "b1", "without a2");
        assertThat(places.held()).isEqualTo(4);
    }

    @Test
    void when_all_have_left_nothing_is_kept_of_them() {
        var places = new BodyPlaces(128);
        come(places, "a", 1, 40);
        come(places, "x", 1, 40);
        bodies.values().forEach(BodyPlaces.Place::leave);
        assertThat(places.held()).isZero();
        granted.clear();
        come(places, "a", 1, 16);
        come(places, "x", 1, 16);
        assertThat(granted).hasSize(32);
    }
}
