package cn.icpfiling.account.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.core.AccountRecovery;
import cn.icpfiling.account.core.Channel;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.Notice;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.core.cases.CaseDecision;
import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.core.cases.SupportCase;
import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Four replicas claim at the same moment. The rows are due in ten years, so the service's own jobs never claim them. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class ClaimsApiTest {

    private static final int ROWS = 40;
    private static final int AT_ONCE = 8;
    private static final int REPLICAS = 4;
    private static final Instant DUE = Instant.parse("2036-03-02T01:00:00Z");
    private static final Instant NOW = DUE.plusSeconds(1);
    private static final Instant LEASE_END = NOW.plus(Duration.ofMinutes(1));

    @Inject
    NoticeRepository notices;

    @Inject
    DueNoticeRepository dueNotices;

    @Inject
    AccountRecoveryRepository recoveries;

    @Inject
    SupportCaseRepository cases;

    @Inject
    FieldCipher cipher;

    @Inject
    Sql sql;

    @Test
    void each_notice_is_claimed_once_and_again_only_when_its_lease_has_ended() throws Exception {
        var mine = ids();
        UnitOfWork.run(() -> mine.forEach(id -> notices.persist(notice(id))));
        try {
            assertThat(claimedByAll(
                            mine,
                            () -> dueNotices.claim(Channel.MAIL, false, NOW, LEASE_END, AT_ONCE).stream()
                                    .map(Notice::id)
                                    .toList()))
                    .containsExactlyInAnyOrderElementsOf(mine);
            var again = UnitOfWork.in(
                            () -> dueNotices.claim(Channel.MAIL, false, LEASE_END, LEASE_END.plusSeconds(1), ROWS * 4))
                    .stream()
                    .filter(notice -> mine.contains(notice.id()))
                    .toList();
            assertThat(again).hasSize(ROWS).allMatch(notice -> notice.attempts() == 2);
        } finally {
            UnitOfWork.run(() -> mine.forEach(notices::deleteById));
        }
    }

    @Test
    void a_code_waits_behind_no_other_notices_and_those_move_beside_codes() {
        var bulk = ids();
        var code = Ids.next();
        UnitOfWork.run(() -> {
            bulk.forEach(id -> notices.persist(notice(id)));
            notices.persist(notice(code, NoticeTemplate.CODE_VERIFY_MAIL, DUE.plusMillis(1)));
        });
        try {
            assertThat(UnitOfWork.in(() -> dueNotices.claim(Channel.MAIL, true, NOW, LEASE_END, 1)))
                    .singleElement()
                    .satisfies(claimed -> assertThat(claimed.id()).isEqualTo(code));
            assertThat(UnitOfWork.in(() -> dueNotices.claim(Channel.MAIL, false, NOW, LEASE_END, ROWS)))
                    .extracting(Notice::id)
                    .containsExactlyInAnyOrderElementsOf(bulk);
        } finally {
            UnitOfWork.run(() -> {
                bulk.forEach(notices::deleteById);
                notices.deleteById(code);
            });
        }
    }

    @Test
    void a_notice_that_only_a_later_release_can_word_waits_for_it_and_holds_up_no_other() {
        var later = Ids.next();
        var mine = Ids.next();
        var account = Ids.next();
        UnitOfWork.run(() -> {
            notices.persist(notice(later, account, NoticeTemplate.ORDER_COMPLETED, DUE.minusSeconds(60)));
            notices.persist(notice(mine, account, NoticeTemplate.ORDER_COMPLETED, DUE));
        });
        UnitOfWork.run(() -> sql.update("UPDATE notices SET template = 'OF_A_LATER_RELEASE' WHERE id = ?", later));
        try {
            assertThat(UnitOfWork.in(() -> dueNotices.claim(Channel.MAIL, false, NOW, LEASE_END, ROWS)))
                    .extracting(Notice::id)
                    .contains(mine)
                    .doesNotContain(later);
            assertThat(UnitOfWork.in(() -> notices.ofAccount(account, null, ROWS)))
                    .extracting(Notice::id)
                    .containsExactly(mine);
            assertThat(sql.first(row -> row.getInt(1), "SELECT attempts FROM notices WHERE id = ?", later))
                    .contains(0);
        } finally {
            UnitOfWork.run(() -> sql.update("DELETE FROM notices WHERE id IN (?, ?)", later, mine));
        }
    }

    @Test
    void a_notice_that_was_sent_is_not_claimed() {
        var mine = Ids.next();
        UnitOfWork.run(() -> {
            var notice = notice(mine);
            notice.sent(DUE);
            notices.persist(notice);
        });
        try {
            assertThat(UnitOfWork.in(() -> dueNotices.claim(Channel.MAIL, false, NOW, LEASE_END, ROWS)))
                    .noneMatch(notice -> notice.id().equals(mine));
        } finally {
            UnitOfWork.run(() -> notices.deleteById(mine));
        }
    }

    @Test
    void each_recovery_is_claimed_once() throws Exception {
        var mine = ids();
        UnitOfWork.run(() -> mine.forEach(id -> {
            var recovery = new AccountRecovery(id, "claims-test.cn", Language.ZH, DUE);
            recovery.requestCode(Ids.next(), null, DUE);
            recoveries.persist(recovery);
        }));
        try {
            assertThat(claimedByAll(
                            mine,
                            () -> recoveries.claim(NOW, LEASE_END, AT_ONCE).stream()
                                    .map(AccountRecovery::id)
                                    .toList()))
                    .containsExactlyInAnyOrderElementsOf(mine);
        } finally {
            UnitOfWork.run(() -> mine.forEach(recoveries::deleteById));
        }
    }

    @Test
    void each_case_whose_source_is_sought_is_claimed_once() throws Exception {
        var mine = ids();
        UnitOfWork.run(() -> mine.forEach(id -> {
            var sought = new SupportCase(id, CaseKind.OFFLINE_TRANSFER, Language.ZH, false, false, DUE);
            sought.seekSource(DUE);
            cases.persist(sought);
        }));
        try {
            assertThat(claimedByAll(
                            mine,
                            () -> cases.claimSought(CaseKind.OFFLINE_TRANSFER, NOW, LEASE_END, AT_ONCE).stream()
                                    .map(SupportCase::id)
                                    .toList()))
                    .containsExactlyInAnyOrderElementsOf(mine);
        } finally {
            UnitOfWork.run(() -> mine.forEach(cases::deleteById));
        }
    }

    @Test
    void each_granted_case_is_claimed_once_and_an_open_one_never() throws Exception {
        var open = Ids.next();
        var mine = ids();
        UnitOfWork.run(() -> {
            cases.persist(new SupportCase(open, CaseKind.LOST_PHONE, Language.ZH, false, false, DUE));
            mine.forEach(id -> cases.persist(granted(id)));
        });
        try {
            assertThat(claimedByAll(
                            mine,
                            () -> cases.claimEffects(CaseKind.LOST_PHONE, NOW, NOW, LEASE_END, AT_ONCE).stream()
                                    .map(SupportCase::id)
                                    .toList()))
                    .containsExactlyInAnyOrderElementsOf(mine)
                    .doesNotContain(open);
        } finally {
            UnitOfWork.run(() -> Stream.concat(mine.stream(), Stream.of(open)).forEach(cases::deleteById));
        }
    }

    private Notice notice(UUID id) {
        return notice(id, NoticeTemplate.ORDER_COMPLETED, DUE);
    }

    private Notice notice(UUID id, NoticeTemplate template, Instant due) {
        return notice(id, null, template, due);
    }

    private Notice notice(UUID id, UUID account, NoticeTemplate template, Instant due) {
        return new Notice(id, account, "claims-test/" + id, Channel.MAIL, template, Language.ZH, due)
                .to(cipher.encrypt("notices", "recipient", id, "holder@example.com"), null);
    }

    private static SupportCase granted(UUID id) {
        var staff = Ids.next();
        var found = new SupportCase(id, CaseKind.LOST_PHONE, Language.ZH, false, false, DUE);
        assertThat(found.claim(staff, LEASE_END, DUE)).isNotNull();
        assertThat(found.decide(CaseDecision.GRANTED, "PROVEN", staff, Duration.ZERO, DUE, DUE))
                .isNotNull();
        return found;
    }

    private static List<UUID> ids() {
        return Stream.generate(Ids::next).limit(ROWS).toList();
    }

    /** Claims in all replicas at the same moment until all rows are claimed; each may lose every race but the last. */
    private static List<UUID> claimedByAll(List<UUID> mine, Callable<List<UUID>> claim) throws Exception {
        var claimed = new ArrayList<UUID>();
        try (var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var round = 0; round < ROWS && !claimed.containsAll(mine); round++) {
                var together = new CyclicBarrier(REPLICAS);
                var answers = new ArrayList<Future<List<UUID>>>();
                for (var replica = 0; replica < REPLICAS; replica++) {
                    answers.add(replicas.submit(() -> {
                        var _ = together.await();
                        return UnitOfWork.in(claim);
                    }));
                }
                for (var answer : answers) {
                    answer.get().stream().filter(mine::contains).forEach(claimed::add);
                }
            }
        }
        return claimed;
    }
}
