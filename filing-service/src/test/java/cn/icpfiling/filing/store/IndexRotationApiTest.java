package cn.icpfiling.filing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.AuthoritySteps;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.consumers.Verdicts;
import cn.icpfiling.platform.crypto.KeyHolders;
import cn.icpfiling.platform.crypto.ReencryptFields;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.HurriedRotation;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** All keys of the service change while its business goes on. */
@Tag("long")
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class IndexRotationApiTest {
    private static final int AT_ONCE = 4;

    @Inject
    Verdicts verdicts;

    @Inject
    AuthoritySteps authority;

    @Inject
    KeyHolders holders;

    @Inject
    ReencryptFields encryptAgain;

    @Inject
    Sql sql;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Applicant filed = new Applicant();
    private final Applicant submitting = new Applicant();

    @Test
    void a_subject_is_found_and_has_one_submitted_order_at_every_moment() throws Exception {
        files();
        submitting.submitsDraft(Applicant.domain("ok"));
        itsSubjectIsFound();
        var before = inSlotB();
        Future<Boolean> rotation;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            rotation = threads.submit(() ->
                    HurriedRotation.run(holders, encryptAgain, new PrintStream(said, true, StandardCharsets.UTF_8)));
            while (!rotation.isDone()) {
                itsSubjectIsFound();
                oneOfManySubmitsAnOrder();
                noOtherAccountOpensAnOrderForTheSubmitted();
            }
        }

        assertThat(rotation.get()).as(said.toString(StandardCharsets.UTF_8)).isTrue();
        assertThat(inSlotB() > 0).isNotEqualTo(before > 0);
        itsSubjectIsFound();
        oneOfManySubmitsAnOrder();
        noOtherAccountOpensAnOrderForTheSubmitted();
    }

    private void files() {
        var order = filed.submitsDraft(Applicant.domain("ok"));
        verdicts.passed(order, 1);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
        authority.upload(order);
        authority.verifySms(order);
        authority.grant(
                order, "京ICP备2028%06d号".formatted(ThreadLocalRandom.current().nextInt(1_000_000)));
    }

    private void itsSubjectIsFound() {
        var stranger = new Applicant();
        stranger.certificateNumber = filed.certificateNumber;
        stranger.checksType(Applicant.domain("ok")).then().body("type", is("OWNED_BY_ANOTHER_ACCOUNT"));
    }

    private void oneOfManySubmitsAnOrder() throws Exception {
        var number = Applicant.freshCreditCode();
        var applicants = Stream.generate(Applicant::new).limit(AT_ONCE).toList();
        applicants.forEach(applicant -> applicant.certificateNumber = number);
        var orders = applicants.stream()
                .map(applicant -> applicant.completesDraft(Applicant.domain("ok")))
                .toList();
        var answers = AtOnce.call(
                AT_ONCE, turn -> applicants.get(turn).submits(orders.get(turn)).statusCode());
        assertThat(answers).containsOnly(200, 409).containsOnlyOnce(200);
    }

    private void noOtherAccountOpensAnOrderForTheSubmitted() {
        var stranger = new Applicant();
        stranger.certificateNumber = submitting.certificateNumber;
        stranger.opensOrder(Applicant.domain("ok")).then().statusCode(409).body("code", is("ORDER_IN_PROGRESS"));
    }

    private int inSlotB() {
        return sql.first(row -> row.getInt(1), "SELECT COUNT(*) FROM orders WHERE certificate_index_b IS NOT NULL")
                .orElseThrow();
    }
}
