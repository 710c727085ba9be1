package cn.icpfiling.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallersTest {

    private final Callers callers = new Callers(
            new LimitSettings(600, 60, 1_200, 300, 1_000, Optional.of(Set.of("report"))),
            new Times(() -> 0, Clock.systemUTC()));

    @Test
    void a_stranger_is_counted_by_address_and_an_ipv6_address_by_its_network() {
        assertThat(callers.ofAddress("192.0.2.7", false).policies()).isEqualTo("\"address\";q=600;w=60");
        assertThat(callers.ofAddress("192.0.2.7", false).group()).isEqualTo("192.0.2.7");
        assertThat(callers.ofAddress("2001:db8:0:7:1:2:3:4", false).group()).isEqualTo("2001:db8:0:7");
        assertThat(callers.ofAddress("2001:db8:0:7:9:9:9:9", false).group()).isEqualTo("2001:db8:0:7");
        assertThat(callers.ofAddress(null, false).group()).isEqualTo("unknown");
        assertThat(callers.ofAddress("192.0.2.7", true).isStranger()).isTrue();
        assertThat(callers.ofToken(token("{\"sub\":\"a\"}", "s9")).isStranger()).isFalse();
    }

    @Test
    void a_write_without_a_token_has_a_stricter_limit_beside() {
        assertThat(callers.ofAddress("192.0.2.7", true).policies())
                .isEqualTo("\"open-writes\";q=60;w=60, \"address\";q=600;w=60");
    }

    @Test
    void who_signs_reports_is_not_counted() {
        assertThat(callers.areCountedAt("report")).isFalse();
        assertThat(callers.areCountedAt("signIn")).isTrue();
    }

    @Test
    void an_account_has_one_limit_and_its_member_half_of_it_beside() {
        assertThat(policies("{\"sub\":\"a\"}")).isEqualTo("\"account\";q=1200;w=60");
        assertThat(policies("{\"sub\":\"a\",\"member\":\"m\"}"))
                .isEqualTo("\"member\";q=600;w=60, \"account\";q=1200;w=60");
    }

    @Test
    void a_partner_has_the_quotas_that_its_token_names() {
        assertThat(policies(
                        "{\"sub\":\"p\",\"partner\":\"p\",\"client_id\":\"c\",\"quota_minute\":50,\"quota_day\":7000,"
                                + "\"client_quota_minute\":5,\"client_quota_day\":0}"))
                .isEqualTo("\"client\";q=5;w=60, \"partner\";q=50;w=60, \"client-day\";q=0;w=86400,"
                        + " \"partner-day\";q=7000;w=86400");
        assertThat(policies("{\"sub\":\"p\",\"partner\":\"p\",\"client_id\":\"c\"}"))
                .as("a token of an earlier release")
                .isEqualTo("\"client\";q=300;w=60");
    }

    @Test
    void what_a_minute_refuses_is_not_taken_from_the_day() {
        var caller = callers.ofToken(token(
                "{\"sub\":\"q\",\"partner\":\"q\",\"client_id\":\"d\",\"quota_minute\":1,"
                        + "\"quota_day\":9,\"client_quota_day\":9}",
                "s4"));
        var limits = new RequestLimits(callers, null, new SimpleMeterRegistry());
        assertThat(limits.take(caller).isRefusal()).isFalse();
        for (var more = 0; more < 5; more++) {
            assertThat(limits.take(caller).policy().name()).isEqualTo("partner");
        }
        for (var ofDay : caller.quotas().subList(1, 3)) {
            assertThat(ofDay.take(callers.times())).as(ofDay.policy().name()).isEqualTo(7);
        }
    }

    @Test
    void two_tokens_of_one_account_have_one_allowance() {
        var one = callers.ofToken(token("{\"sub\":\"a\"}", "s1"));
        var other = callers.ofToken(token("{\"sub\":\"a\"}", "s2"));
        assertThat(one).isNotSameAs(other);
        assertThat(callers.ofToken(token("{\"sub\":\"a\"}", "s1")))
                .as("remembered")
                .isSameAs(one);

        assertThat(take(one)).isEqualTo(1_199);
        assertThat(take(other)).isEqualTo(1_198);
    }

    @Test
    void what_a_caller_reads_says_what_is_left_and_when_all_is_there_again() {
        var caller = callers.ofToken(token("{\"sub\":\"b\"}", "s3"));
        take(caller);
        var standing = new Standing(caller.quotas().getFirst().policy(), take(caller));
        assertThat(standing.described(callers.times())).isEqualTo("\"account\";r=1198;t=1");
        assertThat(new Standing(caller.quotas().getFirst().policy(), -1).described(callers.times()))
                .isEqualTo("\"account\";r=0;t=60");
    }

    private long take(Caller caller) {
        return caller.quotas().getFirst().take(callers.times());
    }

    private String policies(String claims) {
        return callers.ofToken(token(claims, "signature " + claims.hashCode())).policies();
    }

    private static String token(String claims, String signature) {
        return "head." + base64(claims) + "." + base64(signature).repeat(3).replace("=", "");
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
