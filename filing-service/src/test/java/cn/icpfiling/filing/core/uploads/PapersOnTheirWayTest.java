package cn.icpfiling.filing.core.uploads;

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
import cn.icpfiling.filing.core.materials.MaterialLink;
import cn.icpfiling.filing.core.materials.PaperViewReason;
import cn.icpfiling.filing.core.materials.ScanStatus;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.personaldata.BlindValue;
import cn.icpfiling.platform.problem.ProblemException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A paper that comes in pieces, and the short link by which a reviewer looks at it. */
class PapersOnTheirWayTest {

    private static final Instant NOW = Instant.parse("2026-11-25T02:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(300);
    private static final UUID HOLDER = Ids.next();
    private static final UUID REPLACED = Ids.next();
    private static final Material PAPER = new Material(
            Ids.next(),
            Ids.next(),
            MaterialKind.SUBJECT_CERTIFICATE,
            "image/png",
            10,
            "ab".repeat(32),
            NOW,
            ScanStatus.CLEAN);

    @Test
    void a_piece_is_taken_where_the_one_before_ended_and_nowhere_else() {
        var upload = upload();

        upload.grow(0, 4);

        assertThat(upload.received()).isEqualTo(4);
        assertThat(upload.missing()).isEqualTo(6);
        assertThatThrownBy(() -> upload.grow(3, 1)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> upload.requireAt(0)).isInstanceOf(ProblemException.class);
        upload.grow(4, 6);
        assertThat(upload.missing()).isZero();
    }

    @Test
    void it_becomes_a_paper_when_all_of_it_is_there_and_gives_its_place_free() {
        var upload = upload();
        upload.grow(0, 9);
        assertThatThrownBy(() -> upload.becomes(PAPER)).isInstanceOf(IllegalStateException.class);
        assertThat(upload.isOpen()).isTrue();
        assertThat(upload.slot()).isEqualTo(2);

        upload.grow(9, 1);
        upload.becomes(PAPER);

        assertThat(upload.isOpen()).isFalse();
        assertThat(upload.slot()).isNull();
        assertThatThrownBy(() -> upload.grow(10, 1)).isInstanceOf(ProblemException.class);
    }

    @Test
    void an_upload_says_what_it_is_for_and_is_over_at_its_moment() {
        var order = order();
        var upload = new MaterialUpload(PAPER.id(), order, 2, MaterialKind.SUBJECT_CERTIFICATE, 10, REPLACED, LATER);

        assertThat(upload.id()).isEqualTo(PAPER.id());
        assertThat(upload.orderId()).isEqualTo(order.id());
        assertThat(upload.kind()).isEqualTo(MaterialKind.SUBJECT_CERTIFICATE);
        assertThat(upload.total()).isEqualTo(10);
        assertThat(upload.replaces()).isEqualTo(REPLACED);
        assertThat(upload.expiresAt()).isEqualTo(LATER);
        assertThat(upload.isOver(LATER.minusNanos(1))).isFalse();
        assertThat(upload.isOver(LATER)).isTrue();
    }

    @Test
    void a_link_is_for_one_account_so_many_looks_and_so_long() {
        var reviewer = Ids.next();
        var link = new MaterialLink(
                HOLDER, new byte[] {1}, PAPER, reviewer, PaperViewReason.REVIEW_COMPARE_PAPERS, 2, LATER);

        assertThat(link.isFor(reviewer, NOW)).isTrue();
        assertThat(link.isFor(HOLDER, NOW)).isFalse();
        assertThat(link.isFor(reviewer, LATER)).isFalse();
        link.use();
        assertThat(link.usesLeft()).isEqualTo(1);
        assertThat(link.isFor(reviewer, NOW)).isTrue();
        link.use();
        assertThat(link.isFor(reviewer, NOW)).isFalse();
        assertThat(link.id()).isEqualTo(HOLDER);
        assertThat(link.orderId()).isEqualTo(PAPER.orderId());
        assertThat(link.materialId()).isEqualTo(PAPER.id());
        assertThat(link.reason()).isEqualTo(PaperViewReason.REVIEW_COMPARE_PAPERS);
        assertThat(link.expiresAt()).isEqualTo(LATER);
    }

    @Test
    void a_paper_that_the_scanner_has_not_seen_counts_for_nothing_and_is_judged_once() {
        var paper = new Material(
                HOLDER, Ids.next(), MaterialKind.SUBJECT_CERTIFICATE, "image/png", 10, "", NOW, ScanStatus.QUARANTINED);
        assertThat(paper.counts()).isFalse();

        paper.judged(ScanStatus.CLEAN);

        assertThat(paper.counts()).isTrue();
        assertThat(paper.scan()).isEqualTo(ScanStatus.CLEAN);
        assertThatThrownBy(() -> paper.judged(ScanStatus.INFECTED)).isInstanceOf(IllegalStateException.class);
        assertThat(PAPER.mediaType()).isEqualTo("image/png");
        assertThat(PAPER.size()).isEqualTo(10);
        assertThat(PAPER.uploadedAt()).isEqualTo(NOW);
    }

    private static MaterialUpload upload() {
        return new MaterialUpload(Ids.next(), order(), 2, MaterialKind.SUBJECT_CERTIFICATE, 10, null, LATER);
    }

    private static Order order() {
        return Order.draft(
                Ids.next(),
                OrderType.FIRST_FILING,
                Ids.next(),
                Holder.own(HOLDER),
                new SettledIdentity(
                        Ids.next(),
                        new Region("11", "110100", "110105"),
                        4,
                        1,
                        new byte[] {1},
                        new BlindValue(new byte[] {2}, null),
                        "ok-shop.cn"),
                FiledNumbers.NONE);
    }
}
