package cn.icpfiling.filing.imports;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.core.materials.PaperLoss;
import cn.icpfiling.filing.imports.ImportedFilingRequest.AdoptedPaper;
import cn.icpfiling.filing.imports.ImportedFilingRequest.ImportWay;
import cn.icpfiling.filing.imports.ImportedFilingRequest.LostPaper;
import cn.icpfiling.filing.imports.ImportedFilingRequest.OldProduct;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A paper that the old platform lost after it was stored here is adopted, and not deleted as one that no request names. */
class LostAndFoundPapersTest {

    private static final String SITE = "京ICP备13000001号-1";
    private static final AdoptedPaper NAMED = new AdoptedPaper("P-0", MaterialKind.PLEDGE, "0".repeat(64), null);
    private static final AdoptedPaper HERE =
            new AdoptedPaper("P-1", MaterialKind.DOMAIN_CERTIFICATE, "1".repeat(64), null);

    @Test
    void a_lost_paper_that_is_here_is_adopted_for_its_service_and_no_loss() {
        var request = told(
                List.of(MaterialKind.DOMAIN_CERTIFICATE, MaterialKind.SUBJECT_PRINCIPAL_ID),
                List.of(
                        lost("P-1", MaterialKind.DOMAIN_CERTIFICATE, SITE),
                        lost("P-2", MaterialKind.SUBJECT_PRINCIPAL_ID, null)));

        var found = request.finding(List.of(NAMED, HERE));

        assertThat(found.papers()).containsExactly(NAMED, HERE.of(SITE));
        assertThat(found.lostPapers()).containsExactly(lost("P-2", MaterialKind.SUBJECT_PRINCIPAL_ID, null));
        assertThat(found.missing()).containsExactly(MaterialKind.SUBJECT_PRINCIPAL_ID);
    }

    @Test
    void a_kind_stays_missing_while_another_paper_of_it_is_lost() {
        var request = told(
                List.of(MaterialKind.DOMAIN_CERTIFICATE),
                List.of(
                        lost("P-1", MaterialKind.DOMAIN_CERTIFICATE, SITE),
                        lost("P-2", MaterialKind.DOMAIN_CERTIFICATE, SITE)));

        assertThat(request.finding(List.of(HERE)).missing()).containsExactly(MaterialKind.DOMAIN_CERTIFICATE);
    }

    @Test
    void a_kind_stays_missing_if_the_list_of_losses_was_full() {
        var losses = Stream.concat(
                        Stream.of(lost("P-1", MaterialKind.DOMAIN_CERTIFICATE, SITE)),
                        IntStream.range(1, ImportedFilingRequest.MOST_LOST)
                                .mapToObj(i -> lost("Q-" + i, MaterialKind.PLEDGE, null)))
                .toList();

        var found = told(List.of(MaterialKind.DOMAIN_CERTIFICATE, MaterialKind.PLEDGE), losses)
                .finding(List.of(HERE));

        assertThat(found.lostPapers()).hasSize(ImportedFilingRequest.MOST_LOST - 1);
        assertThat(found.missing()).containsExactly(MaterialKind.DOMAIN_CERTIFICATE, MaterialKind.PLEDGE);
    }

    @Test
    void a_request_whose_losses_are_not_here_stays_as_it_is() {
        var kindsAlone = told(List.of(MaterialKind.PLEDGE), null);
        var another = told(List.of(MaterialKind.PLEDGE), List.of(lost("P-9", MaterialKind.PLEDGE, null)));

        assertThat(kindsAlone.finding(List.of(HERE))).isSameAs(kindsAlone);
        assertThat(another.finding(List.of(HERE))).isSameAs(another);
    }

    private static LostPaper lost(String id, MaterialKind kind, String service) {
        return new LostPaper(id, kind, PaperLoss.MISSING, service);
    }

    private static ImportedFilingRequest told(List<MaterialKind> missing, List<LostPaper> lost) {
        return new ImportedFilingRequest(
                "S-1000001",
                new UUID(0, 1),
                ImportWay.IMPORT,
                Instant.parse("2013-05-06T02:00:00Z"),
                OldProduct.ICP,
                null,
                List.of(),
                List.of(NAMED),
                missing,
                lost,
                null);
    }
}
