package cn.icpfiling.account.machinecalls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.Rows;
import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.ContactKind;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.core.RecipientKind;
import cn.icpfiling.account.notices.FindingScene;
import cn.icpfiling.account.notices.HeldNight;
import cn.icpfiling.account.notices.NightHold;
import cn.icpfiling.account.reports.PushedReports;
import cn.icpfiling.account.store.NoticeRepository;
import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.crypto.KeysUnusable;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class MachineCallsApiTest {

    private static final int LOOKS = 50;

    @Inject
    MakeMachineCalls make;

    @Inject
    NoticeRepository store;

    @Inject
    FieldCipher cipher;

    /** As many as one run makes at most, and older than those of the scene. */
    private final List<UUID> earlier = Stream.generate(Ids::next).limit(16).toList();

    private final FindingScene scene = new FindingScene();

    @BeforeEach
    void a_finding_was_notified() {
        scene.signedUp("zh").filed().notified();
    }

    @Test
    void each_mobile_is_called_once_however_many_replicas_look() throws Exception {
        reaches(4);
        runs(4);

        assertThat(callsTo(scene.head)).hasSize(1);
        assertThat(callsTo(scene.webmaster)).hasSize(1);
        assertThat(open()).as("the landlines are left to the support").hasSize(2);
    }

    @Test
    void a_person_who_heard_it_is_not_called_again() throws Exception {
        reaches(1);

        isReported(scene.head, "200000");
        isReported(scene.head, "200002");

        assertThat(scene.calls()).contains("SUBJECT_PRINCIPAL MOBILE SENT", "SUBJECT_PRINCIPAL OFFICE_PHONE TOO_LATE");
        assertThat(scene.column("call_outcome")).containsExactly("REACHED");
        assertThat(outcomes()).containsExactly("HEARD");
    }

    /** The deadline in the text is another one than the person heard of. */
    @Test
    void a_person_who_heard_a_text_that_changed_meanwhile_is_called_by_the_support() throws Exception {
        reaches(1);
        scene.setCalls("retold_in = next_attempt_at");

        isReported(scene.head, "200000");

        assertThat(outcomes()).containsOnlyOnce("HEARD");
        assertThat(scene.column("call_outcome")).isEmpty();
        assertThat(scene.calls())
                .contains("SUBJECT_PRINCIPAL MOBILE WAITING", "SUBJECT_PRINCIPAL OFFICE_PHONE WAITING");
        assertThat(open()).hasSize(3);
    }

    @Test
    void a_replica_with_wrong_keys_makes_no_call() {
        Rows.execute("update key_checks set check_value = reverse(check_value) where keyset = 'hash'");
        try {
            assertThatThrownBy(make::run).isInstanceOf(KeysUnusable.class);
        } finally {
            Rows.execute("update key_checks set check_value = reverse(check_value) where keyset = 'hash'");
        }
        assertThat(made()).isZero();
    }

    @Test
    void a_busy_phone_is_the_supports_at_once() throws Exception {
        reaches(1);
        assertThat(open()).hasSize(2);

        isReported(scene.head, "200002");

        assertThat(outcomes()).containsExactly("BUSY");
        assertThat(open()).hasSize(3);
        runs(1);
        assertThat(callsTo(scene.head)).hasSize(1);
        assertThat(scene.calls()).contains("SUBJECT_PRINCIPAL MOBILE WAITING");
    }

    @Test
    void calls_that_wait_for_the_morning_do_not_stand_in_the_way_of_an_urgent_one() {
        var urgent = callOf(scene.finding, RecipientKind.SUBJECT_PRINCIPAL);
        QuarkusMock.installMockForType(HeldNight.butFor(urgent), NightHold.class);
        earlier.forEach(this::waits);
        try {
            make.run();

            assertThat(callsTo(scene.head)).hasSize(1);
            assertThat(callsTo(scene.webmaster)).isEmpty();
        } finally {
            UnitOfWork.run(() -> store.delete("id in ?1", earlier));
        }
    }

    private UUID callOf(UUID finding, RecipientKind recipient) {
        return UnitOfWork.in(() -> store.find(
                        "finding = ?1 and channel = ?2 and recipientKind = ?3 and contactKind = ?4",
                        finding,
                        Channel.VOICE,
                        recipient,
                        ContactKind.MOBILE)
                .singleResult()
                .id());
    }

    /** A call to a mobile that no person and no machine has made. */
    private void waits(UUID id) {
        var call = new Notice(
                        id,
                        UUID.randomUUID(),
                        "night/" + id,
                        Channel.VOICE,
                        NoticeTemplate.FINDING_NOTIFIED,
                        Language.ZH,
                        Instant.now())
                .about(UUID.randomUUID(), RecipientKind.SUBJECT_PRINCIPAL, ContactKind.MOBILE)
                .to(
                        cipher.encrypt("notices", "recipient", id, scene.webmaster.e164()),
                        cipher.encrypt("notices", "encrypted_values", id, "{}"));
        UnitOfWork.run(() -> store.persist(call));
    }

    /** Calls of other tests may wait before those of this one. */
    private void reaches(int replicas) throws InterruptedException, ExecutionException {
        for (var look = 0; look < LOOKS; look++) {
            runs(replicas);
            if (!callsTo(scene.head).isEmpty() && !callsTo(scene.webmaster).isEmpty()) {
                return;
            }
        }
    }

    private void runs(int replicas) throws InterruptedException, ExecutionException {
        var looks = AtOnce.times(replicas, () -> {
            make.run();
            return true;
        });
        assertThat(looks).hasSize(replicas);
    }

    private static void isReported(Caller phone, String statusCode) {
        PushedReports.ofCall(callsTo(phone).getFirst(), statusCode).statusCode(200);
    }

    /** What the provider reported of the calls about the finding. */
    private List<String> outcomes() {
        return scene.column("(select outcome from automatic_calls where notice_id = notices.id)");
    }

    private long made() {
        return Rows.count(
                "select count(*) from automatic_calls c join notices n on n.id = c.notice_id where n.finding_id = "
                        + Rows.hex(scene.finding.toString()));
    }

    private static List<String> callsTo(Caller phone) {
        return Caller.outside("/received/calls?to=" + phone.phone()).getList("OutId");
    }

    /** The calls that a person can claim now. */
    private List<String> open() {
        return scene.column(
                "if(channel = 'VOICE' and fate = 'WAITING' and next_attempt_at <= utc_timestamp(6), id, null)");
    }
}
