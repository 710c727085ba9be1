package cn.icpfiling.account.transfercases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.Rows;
import cn.icpfiling.account.cases.SupportDesk;
import cn.icpfiling.account.core.AccountSite;
import cn.icpfiling.account.store.AccountFactTable;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.transfers.Holder;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Both sides of an offline transfer read its steps in their event logs, each what it may know. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class TransferCaseEventsApiTest {

    private static final SupportDesk DESK = new SupportDesk();

    private Holder source;
    private Holder target;
    private TransferScene scene;

    @Inject
    FindTransferSources findSources;

    @Inject
    HandOverTransfers handOvers;

    @Inject
    AccountFactTable facts;

    @Inject
    AccountRepository accounts;

    @BeforeEach
    void a_holder_and_another_person_have_accounts() {
        source = Holder.signedUp();
        target = Holder.signedUp();
        scene = TransferScene.of(target);
        scene.isFiledFor(source.account());
    }

    @AfterEach
    void forgetLimits() {
        TransferScene.forgetLimits();
    }

    @Test
    void both_sides_read_the_steps_of_a_granted_case_that_concern_them() {
        var id = scene.opened();
        isFound(id);
        DESK.claims("desk", id).then().statusCode(200);
        DESK.writes("desk", id, "请补充材料", false).then().statusCode(200);
        DESK.releases("desk", id).then().statusCode(204);
        DESK.grants(id);
        handOvers.runDue();

        var ofTarget = read(
                target,
                id,
                "account.transfer-case.opened",
                "account.transfer-case.handed-in",
                "account.transfer-case.asked",
                "account.transfer-case.granted",
                "account.transferred");
        var ofSource = read(
                source, id, "account.transfer-case.opened", "account.transfer-case.granted", "account.transferred");

        // The end by a hand-over is counted by the case, and may be read first.
        assertThat(ofTarget.getList("items.findAll { it.type != 'account.transferred' }.sequence", Integer.class))
                .as("without a gap that tells that the source was told")
                .containsExactly(2, 3, 4, 5);
        assertThat(ofTarget.getList("items.about.subjectId", String.class).stream()
                        .filter(subject -> subject != null))
                .as("the end alone names the filing to the target")
                .hasSize(1);
        assertThat(ofTarget.prettify()).doesNotContain(source.account());
        assertThat(ofSource.prettify()).doesNotContain(target.account());
        assertThat(ofSource.getList("items.about.transferId", String.class))
                .as("the id is that of the case alone")
                .containsOnlyNulls();
        scene.own(id).then().statusCode(200);
    }

    @Test
    void both_sides_read_that_the_source_stopped_a_case() {
        var id = scene.opened();
        isFound(id);
        source.caller()
                .as(source.token())
                .header("Idempotency-Key", SupportDesk.key())
                .post("/api/v1/own-cases/" + id + "/stop")
                .then()
                .statusCode(200);

        read(source, id, "account.transfer-case.opened", "account.transfer-case.stopped");
        read(
                target,
                id,
                "account.transfer-case.opened",
                "account.transfer-case.handed-in",
                "account.transfer-case.stopped");
    }

    @Test
    void a_withdrawn_case_whose_filing_is_not_looked_up_is_told_to_the_target_alone() {
        Caller.contactsAreElsewhere(scene.subject(), 1000);
        var id = scene.opened();
        scene.withdraws(id).then().statusCode(200);

        read(target, id, "account.transfer-case.opened", "account.transfer-case.stopped");
        Caller.contactsAreElsewhere(scene.subject(), 0);
        findSources.findDue();
        assertThat(events(source).getList("items")).isEmpty();
    }

    /** A person who changes the account at that moment is not refused, nor is a partner whose customer another person names. */
    @Test
    void events_at_once_have_numbers_of_their_own_and_leave_the_version_of_the_account() throws Exception {
        var account = UUID.fromString(target.account());
        var before = version(target);
        Callable<Integer> told = () -> UnitOfWork.in(() -> facts.next(account).orElseThrow());
        Callable<Integer> changed = () -> UnitOfWork.in(() -> {
            var locked = accounts.lockedOpen(account).orElseThrow();
            locked.changeSite(locked.site() == AccountSite.CHINA ? AccountSite.INTERNATIONAL : AccountSite.CHINA);
            return facts.next(account).orElseThrow();
        });
        try (var threads = Executors.newFixedThreadPool(4)) {
            assertThat(threads.invokeAll(List.of(told, changed, told, changed)).stream()
                            .map(one -> one.resultNow()))
                    .containsExactlyInAnyOrder(2, 3, 4, 5);
        }
        assertThat(version(target)).as("the two changes alone").isEqualTo(before + 2);
    }

    private static long version(Holder of) {
        return Rows.count("select version from accounts" + Holder.is(of.account()));
    }

    private void isFound(String id) {
        findSources.findDue();
        scene.handsIn(id);
        scene.knowsTheSource(id);
    }

    private static JsonPath read(Holder side, String id, String... types) {
        var read = await().atMost(TransferScene.SOON)
                .until(() -> events(side), page -> page.getList("items").size() == types.length);
        assertThat(read.getList("items.type", String.class)).containsExactlyInAnyOrder(types);
        assertThat(read.getList("items.about.caseId", String.class)).containsOnly(id);
        return read;
    }

    private static JsonPath events(Holder side) {
        return side.caller()
                .as(side.token())
                .queryParam("types", List.of("account.transfer-case.*", "account.transferred"))
                .get("/api/v1/events")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
