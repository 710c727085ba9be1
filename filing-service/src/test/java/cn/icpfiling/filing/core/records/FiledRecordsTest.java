package cn.icpfiling.filing.core.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.filing.core.FiledNumbers;
import cn.icpfiling.filing.core.Holder;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.SettledIdentity;
import cn.icpfiling.filing.core.catalogue.Region;
import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.core.materials.ScanStatus;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.personaldata.BlindValue;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is registered once the authority grants. */
class FiledRecordsTest {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final String NUMBER = "京ICP备2026000001号";
    private static final UUID HOLDER = Ids.next();
    private static final UUID SUBJECT = Ids.next();
    private static final Subject.Encrypted ENCRYPTED =
            new Subject.Encrypted(new BlindValue(new byte[] {1}, null), new byte[] {2}, new byte[] {3}, new byte[] {4});

    @Test
    void a_granted_subject_is_what_its_order_settled_under_the_authoritys_number() {
        var subject = granted();

        assertThat(subject.id()).isEqualTo(SUBJECT);
        assertThat(subject.holder()).isEqualTo(HOLDER);
        assertThat(subject.subjectNumber()).isEqualTo(NUMBER);
        assertThat(subject.province()).isEqualTo("11");
        assertThat(subject.nature()).isEqualTo(4);
        assertThat(subject.certificate().type()).isEqualTo(1);
        assertThat(subject.certificate().encryptedNumber()).containsExactly(2);
        assertThat(subject.encryptedName()).containsExactly(3);
        assertThat(subject.encryptedContent()).containsExactly(4);
        assertThat(subject.status()).isEqualTo(RecordStatus.REGISTERED);
        assertThat(subject.filedAt()).isEqualTo(NOW);
    }

    @Test
    void the_events_of_a_record_are_numbered_from_one_without_a_gap() {
        var subject = granted();

        assertThat(List.of(subject.nextSequence(), subject.nextSequence(), subject.nextSequence()))
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_granted_service_is_live_and_belongs_to_the_subject_and_its_holder() {
        var id = Ids.next();

        var service = FiledService.registered(
                id,
                granted(),
                NUMBER + "-1",
                "示例科技官网",
                List.of("ok-shop.cn", "ok-store.cn"),
                Ids.next(),
                new byte[] {5},
                NOW);

        assertThat(service.id()).isEqualTo(id);
        assertThat(service.subjectId()).isEqualTo(SUBJECT);
        assertThat(service.holder()).isEqualTo(HOLDER);
        assertThat(service.serviceNumber()).isEqualTo(NUMBER + "-1");
        assertThat(service.kind()).isEqualTo(ServiceKind.WEBSITE);
        assertThat(service.name()).isEqualTo("示例科技官网");
        assertThat(service.domains()).containsExactly("ok-shop.cn", "ok-store.cn");
        assertThat(service.status()).isEqualTo(RecordStatus.REGISTERED);
        assertThat(service.accessStatus()).isEqualTo(AccessStatus.LIVE);
        assertThat(service.filedAt()).isEqualTo(NOW);
        assertThat(service.filedNotBefore()).isNull();
        assertThat(service.ruledSince()).isEqualTo(NOW);
    }

    @Test
    void a_service_that_was_filed_elsewhere_is_ruled_by_the_earliest_day_of_its_filing() {
        var service = served("京ICP备12000001号-1", "old-shop.org");

        service.wasFiledElsewhere();

        assertThat(service.filedAt()).isEqualTo(NOW);
        assertThat(service.filedNotBefore()).isEqualTo("2012-01-01");
        assertThat(service.ruledSince()).isEqualTo("2011-12-31T16:00:00Z");
    }

    @Test
    void accepted_papers_count_while_their_domain_and_their_sponsor_stay() {
        var service = served(NUMBER + "-1", "a.cn", "b.cn");
        assertThat(service.registrantByPapers()).isEmpty();

        service.acceptPapers(List.of("a.cn", "elsewhere.cn"));
        service.acceptPapers(List.of("b.cn"));
        assertThat(service.registrantByPapers()).containsExactly("a.cn", "b.cn");

        service.changed("示例", List.of("b.cn", "c.cn"), new byte[] {6});
        assertThat(service.registrantByPapers()).containsExactly("b.cn");

        service.forgetPapers();
        assertThat(service.registrantByPapers()).isEmpty();
    }

    private static FiledService served(String number, String... domains) {
        return FiledService.registered(
                Ids.next(), granted(), number, "示例", List.of(domains), Ids.next(), new byte[] {5}, NOW);
    }

    @Test
    void what_left_the_register_is_served_no_more_and_never_again() {
        var service = FiledService.registered(
                Ids.next(), granted(), NUMBER + "-1", "示例", List.of("ok-shop.cn"), Ids.next(), new byte[] {5}, NOW);

        service.deregistered(RecordEnd.byAuthority("空壳", NOW));

        assertThat(service.accessStatus()).isEqualTo(AccessStatus.CANCELLED);
        assertThat(service.accessEndedAt()).isEqualTo(NOW);
        assertThat(service.accessEndedBy()).isEqualTo(AccessEnd.By.AUTHORITY);
        assertThatThrownBy(() -> service.accessGranted("示例", List.of("ok-shop.cn"), Ids.next(), new byte[] {6}))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_access_that_the_holder_ended_before_keeps_its_own_end() {
        var service = FiledService.registered(
                Ids.next(), granted(), NUMBER + "-1", "示例", List.of("ok-shop.cn"), Ids.next(), new byte[] {5}, NOW);
        service.accessCancelled(AccessEnd.byHolder(), NOW);

        service.deregistered(RecordEnd.byAuthority("空壳", NOW.plusSeconds(60)));

        assertThat(service.accessEndedAt()).isEqualTo(NOW);
        assertThat(service.accessEndedBy()).isEqualTo(AccessEnd.By.HOLDER);
    }

    @Test
    void a_paper_says_of_which_order_and_kind_it_is_and_what_came() {
        var id = Ids.next();
        var order = Ids.next();

        var paper = new Material(
                id, order, MaterialKind.VERIFICATION_SHEET, "image/png", 4711, "ab12", NOW, ScanStatus.NOT_SCANNED);

        assertThat(paper.id()).isEqualTo(id);
        assertThat(paper.orderId()).isEqualTo(order);
        assertThat(paper.kind()).isEqualTo(MaterialKind.VERIFICATION_SHEET);
        assertThat(paper.mediaType()).isEqualTo("image/png");
        assertThat(paper.size()).isEqualTo(4711);
        assertThat(paper.sha256()).isEqualTo("ab12");
        assertThat(paper.uploadedAt()).isEqualTo(NOW);
    }

    private static Subject granted() {
        var order = Order.draft(
                Ids.next(),
                OrderType.FIRST_FILING,
                Ids.next(),
                Holder.own(HOLDER),
                new SettledIdentity(
                        Ids.next(),
                        new Region("11", "110100", "110105"),
                        4,
                        1,
                        new byte[] {9},
                        new BlindValue(new byte[] {9}, null),
                        "ok-shop.cn"),
                FiledNumbers.NONE);
        return Subject.registered(SUBJECT, order, NUMBER, ENCRYPTED, NOW);
    }
}
