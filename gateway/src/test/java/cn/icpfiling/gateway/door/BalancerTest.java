package cn.icpfiling.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BalancerTest {

    private List<RequestOptions> addresses = List.of(at("10.0.0.1"), at("10.0.0.2"), at("10.0.0.3"));
    private final Balancer balancer = new Balancer(() -> addresses);
    private long now = 5;

    @Test
    void requests_go_to_the_address_with_the_fewest_under_way_and_in_turn_among_equals() {
        var chosen = new ArrayList<Peer>();
        for (var request = 0; request < 6; request++) {
            var peer = balancer.choose(null, now);
            peer.begins(now);
            chosen.add(peer);
        }
        assertThat(balancer.peers()).allMatch(peer -> peer.underWay() == 2);

        chosen.getFirst().ends();
        assertThat(balancer.choose(null, now)).isSameAs(chosen.getFirst());
    }

    @Test
    void an_address_that_fails_three_times_in_a_row_gets_no_requests() {
        var bad = balancer.peers().getFirst();
        assertThat(bad.failed(now)).isFalse();
        assertThat(bad.failed(now)).isFalse();
        bad.answered();
        assertThat(bad.failed(now)).as("an answer lay between").isFalse();
        assertThat(bad.failed(now)).isFalse();
        assertThat(bad.failed(now)).isTrue();

        for (var request = 0; request < 12; request++) {
            assertThat(balancer.choose(null, now)).isNotSameAs(bad);
        }
    }

    @Test
    void a_replica_that_is_about_to_end_gets_requests_only_if_there_is_no_other() {
        var leaving = balancer.peers().getFirst();
        leaving.leaves(now);
        for (var request = 0; request < 12; request++) {
            assertThat(balancer.choose(null, now)).isNotSameAs(leaving);
        }

        balancer.peers().get(1).leaves(now + 1);
        balancer.peers().get(2).leaves(now + 2);
        assertThat(balancer.choose(null, now + 3))
                .as("the first one may have been started again")
                .isSameAs(leaving);

        now += Peer.LEAVES_FOR + 3;
        assertThat(List.of(balancer.choose(null, now), balancer.choose(null, now), balancer.choose(null, now)))
                .doesNotHaveDuplicates();
    }

    @Test
    void it_is_probed_each_second_until_it_answers_and_then_tried_by_one_request() {
        var bad = open(balancer.peers().getFirst());
        assertThat(bad.isToBeProbed(now)).isFalse();
        now += Peer.FIRST_REST;
        assertThat(bad.isToBeProbed(now)).isTrue();
        bad.probeBegins();
        assertThat(bad.isToBeProbed(now)).as("one probe at a time").isFalse();
        for (var second = 0; second < 30; second++) {
            bad.probeEnded(false, now);
            assertThat(bad.isToBeProbed(now)).isFalse();
            now += Peer.FIRST_REST;
            assertThat(bad.isToBeProbed(now)).isTrue();
            bad.probeBegins();
        }
        bad.probeEnded(true, now);

        assertThat(bad.circuit()).isEqualTo(Peer.Circuit.HALF_OPEN);
        var trial = balancer.choose(null, now);
        assertThat(trial).isSameAs(bad);
        trial.begins(now);
        assertThat(balancer.choose(null, now)).isNotSameAs(bad);
        trial.answered();
        assertThat(bad.circuit()).isEqualTo(Peer.Circuit.CLOSED);
    }

    @Test
    void a_trial_that_fails_opens_the_circuit_again_for_longer() {
        var bad = open(balancer.peers().getFirst());
        now += Peer.FIRST_REST;
        bad.probeBegins();
        bad.probeEnded(true, now);
        bad.begins(now);
        bad.failed(now);
        bad.ends();
        assertThat(bad.circuit()).isEqualTo(Peer.Circuit.OPEN);
        assertThat(bad.isToBeProbed(now + Peer.FIRST_REST)).isFalse();
        assertThat(bad.isToBeProbed(now + 2 * Peer.FIRST_REST)).isTrue();
    }

    @Test
    void an_address_that_answers_more_faults_than_anything_else_gets_no_requests_if_another_is_well() {
        var sick = balancer.peers().getFirst();
        var well = balancer.peers().getLast();
        for (var round = 0; round < 20; round++) {
            assertThat(balancer.answeredSick(sick, now)).isFalse();
            balancer.answered(well);
            balancer.answered(sick);
        }
        for (var fault = 1; fault < Peer.MORE_FAULTS; fault++) {
            assertThat(balancer.answeredSick(sick, now)).isFalse();
            balancer.answered(well);
        }
        balancer.answered(well);
        assertThat(balancer.answeredSick(sick, now)).isTrue();
        for (var request = 0; request < 12; request++) {
            assertThat(balancer.choose(null, now)).isNotSameAs(sick);
        }

        now += Peer.FIRST_REST;
        sick.probeBegins();
        sick.probeEnded(true, now);
        balancer.answeredSick(sick, now);
        assertThat(sick.circuit()).as("the trial was answered with a fault").isEqualTo(Peer.Circuit.OPEN);
        assertThat(sick.isToBeProbed(now + Peer.FIRST_REST)).isFalse();
    }

    @Test
    void faults_open_no_circuit_before_another_address_has_answered_well_as_often() {
        var first = balancer.peers().getFirst();
        for (var fault = 0; fault < 3 * Peer.MORE_FAULTS; fault++) {
            assertThat(balancer.answeredSick(first, now)).isFalse();
        }
        for (var answer = 0; answer < Peer.MORE_FAULTS; answer++) {
            balancer.answered(balancer.peers().getLast());
        }
        assertThat(balancer.answeredSick(first, now)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0.4, 0.4, false", "0.2, 0.2, false", "0.8, 0.8, false", "1, 0, true", "0.6, 0, true", "1, 0.1, true"})
    void an_address_is_left_alone_for_faults_of_its_own_and_not_for_those_that_all_answer(
            double ofOne, double ofOther, boolean leftAlone) {
        addresses = List.of(at("10.0.0.1"), at("10.0.0.2"));
        var chance = new Random(20_261_201);
        var opened = false;
        for (var request = 0; request < 5_000 && !opened; request++) {
            var peer = balancer.peers().get(request % 2);
            if (chance.nextDouble() < (request % 2 == 0 ? ofOne : ofOther)) {
                opened = balancer.answeredSick(peer, now);
            } else {
                balancer.answered(peer);
            }
        }
        assertThat(opened).isEqualTo(leftAlone);
    }

    @ParameterizedTest
    @CsvSource({"2, 3", "3, 4", "4, 5"})
    void several_sick_addresses_do_not_hide_one_another_from_the_circuit(int sick, int all) {
        addresses = IntStream.rangeClosed(1, all)
                .mapToObj(number -> at("10.0.0." + number))
                .toList();
        for (var round = 0; round < 100; round++) {
            for (var number = 0; number < all; number++) {
                var peer = balancer.peers().get(number);
                if (peer.circuit() == Peer.Circuit.CLOSED) {
                    if (number < sick) {
                        balancer.answeredSick(peer, now);
                    } else {
                        balancer.answered(peer);
                    }
                }
            }
        }
        assertThat(balancer.peers().stream().filter(peer -> peer.circuit() == Peer.Circuit.OPEN))
                .hasSize(sick);
    }

    @ParameterizedTest
    @CsvSource({"3, 0.3", "3, 0.6", "3, 0.9", "5, 0.5", "5, 0.9"})
    void no_address_of_several_is_left_alone_for_faults_that_all_answer_alike(int all, double faults) {
        addresses = IntStream.rangeClosed(1, all)
                .mapToObj(number -> at("10.0.0." + number))
                .toList();
        var chance = new Random(20_261_201);
        var opened = 0;
        for (var request = 0; request < 5_000; request++) {
            var peer = balancer.peers().get(request % all);
            if (chance.nextDouble() >= faults) {
                balancer.answered(peer);
            } else if (balancer.answeredSick(peer, now)) {
                opened++;
            }
        }
        assertThat(opened).isZero();
    }

    @Test
    void faults_of_all_addresses_open_no_circuit() {
        for (var fault = 0; fault < 5 * Peer.MORE_FAULTS; fault++) {
            balancer.peers()
                    .forEach(
                            peer -> assertThat(balancer.answeredSick(peer, now)).isFalse());
        }
        assertThat(balancer.peers()).allMatch(peer -> peer.circuit() == Peer.Circuit.CLOSED);
        balancer.peers().forEach(peer -> assertThat(balancer.hasWell(peer)).isFalse());
    }

    @Test
    void an_address_that_is_back_with_a_fault_while_all_answer_faults_is_not_taken_for_well() {
        var back = open(balancer.peers().getFirst());
        var others = balancer.peers().subList(1, 3);
        for (var fault = 0; fault < Peer.MORE_FAULTS; fault++) {
            others.forEach(peer -> balancer.answeredSick(peer, now));
        }
        assertThat(balancer.answeredSick(back, now)).isFalse();
        assertThat(back.circuit()).isEqualTo(Peer.Circuit.CLOSED);
        assertThat(others)
                .allSatisfy(peer -> assertThat(balancer.answeredSick(peer, now)).isFalse());
    }

    @Test
    void a_second_try_goes_to_another_address_if_there_is_one() {
        var first = balancer.choose(null, now);
        assertThat(balancer.hasOther(first)).isTrue();
        for (var request = 0; request < 9; request++) {
            assertThat(balancer.choose(first, now)).isNotSameAs(first);
        }
    }

    @Test
    void a_service_with_one_address_is_tried_by_one_request_at_a_time_while_it_fails() {
        addresses = List.of(at("10.0.0.9"));
        var only = open(balancer.peers().getFirst());

        assertThat(balancer.choose(null, now)).isSameAs(only);
        only.begins(now);
        assertThat(balancer.choose(null, now)).as("another request meanwhile").isNull();
        assertThat(balancer.choose(null, now + Peer.TRIAL_EVERY))
                .as("the trial takes long")
                .isSameAs(only);
        only.ends();
        assertThat(balancer.choose(null, now)).isSameAs(only);
        only.begins(now);
        only.answered();
        assertThat(balancer.choose(null, now)).isSameAs(only);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void an_address_that_answered_a_probe_takes_all_requests_if_there_is_no_other(int all) {
        addresses = addresses.subList(0, all);
        balancer.peers().forEach(this::open);
        var back = balancer.peers().getLast();
        assertIsBackForAllCallers(back);
        now += Peer.TAKES_ALL_FOR;
        assertThat(balancer.choose(null, now)).as("a trial").isSameAs(back);
        back.begins(now);
        assertThat(balancer.choose(null, now))
                .as("it answers probes and gave no caller an answer")
                .isNotSameAs(back);

        back.failed(now);
        assertThat(back.circuit()).as("it answers probes and no requests").isEqualTo(Peer.Circuit.OPEN);
        assertThat(back.isToBeProbed(now + Peer.FIRST_REST)).isFalse();
        now += 2 * Peer.FIRST_REST;
        assertIsBackForAllCallers(back);
        back.answered();
        assertThat(back.circuit()).isEqualTo(Peer.Circuit.CLOSED);
    }

    private void assertIsBackForAllCallers(Peer back) {
        now += Peer.FIRST_REST;
        back.probeBegins();
        back.probeEnded(true, now);
        for (var caller = 0; caller < 4; caller++) {
            assertThat(balancer.choose(null, now)).isSameAs(back);
            back.begins(now);
        }
    }

    @Test
    void what_is_known_of_an_address_outlives_a_change_of_the_others() {
        var bad = open(balancer.peers().getFirst());
        addresses = List.of(at("10.0.0.1"), at("10.0.0.4"));

        assertThat(balancer.peers()).hasSize(2).first().isSameAs(bad);
        assertThat(balancer.choose(null, now)).isNotSameAs(bad);
    }

    @Test
    void a_name_counts_as_all_its_addresses_of_one_family_and_keeps_them_while_nobody_knows_it() throws Exception {
        var names = new HashMap<>(Map.of(
                "a.test", new InetAddress[] {ip("10.0.0.2"), ip("10.0.0.1"), ip("2001:db8::1")},
                "b.test", new InetAddress[] {ip("10.0.0.9")}));
        var found = new Addresses(List.of(URI.create("http://a.test:8101"), URI.create("https://b.test")), name -> {
            if (!names.containsKey(name)) {
                throw new UnknownHostException(name);
            }
            return names.get(name);
        });
        assertThat(servers(found)).containsExactly("a.test:8101", "b.test:443");

        found.resolve();
        assertThat(servers(found)).containsExactly("10.0.0.1:8101", "10.0.0.2:8101", "10.0.0.9:443");
        assertThat(found.now().getLast().isSsl()).isTrue();
        assertThat(found.now().getFirst().getHost())
                .as("what the service is called by")
                .isEqualTo("a.test");

        var before = found.now();
        found.resolve();
        assertThat(found.now()).as("nothing changed").isSameAs(before);

        names.remove("b.test");
        names.put("a.test", new InetAddress[] {ip("10.0.0.3")});
        found.resolve();
        assertThat(servers(found)).containsExactly("10.0.0.3:8101", "10.0.0.9:443");
    }

    private static List<String> servers(Addresses addresses) {
        return addresses.now().stream()
                .map(options -> options.getServer().toString())
                .toList();
    }

    private static InetAddress ip(String literal) throws UnknownHostException {
        return InetAddress.getByName(literal);
    }

    private Peer open(Peer peer) {
        for (var failure = 0; failure < Peer.FAILURES_IN_A_ROW; failure++) {
            peer.failed(now);
        }
        assertThat(peer.circuit()).isEqualTo(Peer.Circuit.OPEN);
        return peer;
    }

    private static RequestOptions at(String address) {
        return new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(8101, address))
                .setHost("service")
                .setPort(8101);
    }
}
