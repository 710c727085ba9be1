package cn.icpfiling.verification.reverify;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.verification.core.FiledDomain;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Domains of one subject, the first of which cannot be put back: its lease expires, and it is due again. */
class PutBackTest {
    private static final UUID SUBJECT = UUID.randomUUID();

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final List<String> looked = Collections.synchronizedList(new ArrayList<>());
    private final List<String> putBack = Collections.synchronizedList(new ArrayList<>());

    @Test
    void the_others_have_their_looks() {
        verifies(_ -> new FilingSubjects.Identity("某公司", 1, "91350100M000100Y43"));
        assertThat(looked).containsExactly("a.com", "b.com");
        assertThat(putBack).containsExactly("a.com", "b.com");
        assertThat(counted("FAILED")).isEqualTo(2);
        assertThat(counted("PUT_BACK")).as("a failed look has one result").isZero();
    }

    @Test
    void the_others_are_put_back_while_filing_service_does_not_say_who_the_subject_is() {
        verifies(_ -> {
            throw new IllegalStateException("filing-service is away");
        });
        assertThat(looked).isEmpty();
        assertThat(putBack).containsExactly("a.com", "b.com");
        assertThat(counted("PUT_BACK")).isEqualTo(1);
        assertThat(counted("FAILED")).isZero();
    }

    private double counted(String result) {
        return metrics.counter("icp.verification.reverify.judged", "result", result)
                .count();
    }

    private void verifies(FilingSubjects subjects) {
        var claims = new ClaimDomains(null, null, null, null, null) {
            @Override
            List<Claim> some() {
                return List.of(claim("a.com"), claim("b.com"));
            }
        };
        var turn = new TakeTurn(null, null) {
            @Override
            <T> Optional<T> at(DomainName name, Supplier<T> check) {
                looked.add(name.ascii());
                throw new IllegalStateException("the look fails by itself");
            }
        };
        var settle = new SettleRound(null, null, null, null, null, null) {
            @Override
            boolean putBack(Claim claim) {
                putBack.add(claim.domain().domain());
                if (claim.domain().domain().equals("a.com")) {
                    throw new IllegalStateException("the row collides");
                }
                return true;
            }
        };
        new ReverifyDomains(claims, subjects, turn, null, settle, plan(), metrics).verifyDue();
    }

    private static ReverifyPlan plan() {
        return new SmallRyeConfigBuilder()
                .withMapping(ReverifyPlan.class)
                .withDefaultValue("icp.verification.reverify.poll", "5s")
                .build()
                .getConfigMapping(ReverifyPlan.class);
    }

    private static Claim claim(String domain) {
        var service = new FiledDomain.OfService(UUID.randomUUID(), SUBJECT, "京ICP备1号-1", Instant.EPOCH, null);
        return new Claim(new FiledDomain(UUID.randomUUID(), new FiledDomain.Name(domain, "com"), service), 1);
    }
}
