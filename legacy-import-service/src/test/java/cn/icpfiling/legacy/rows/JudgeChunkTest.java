package cn.icpfiling.legacy.rows;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.legacy.rows.ChunkFacts.StoredFiling;
import cn.icpfiling.legacy.rows.ChunkFacts.StoredRow;
import cn.icpfiling.legacy.rows.UniqueKey.Space;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JudgeChunkTest {
    private static final UUID ONE = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();
    private static final UUID SUM = UUID.randomUUID();
    private static final UUID ANOTHER_SUM = UUID.randomUUID();
    private static final UniqueKey NUMBER = new UniqueKey(Space.NUMBER, UUID.randomUUID());
    private static final ChunkFacts NOTHING =
            new ChunkFacts(Map.of(), Map.of(), Set.of(), Map.of(), Map.of(), Map.of());

    @Test
    void of_two_rows_with_one_id_or_one_number_the_first_stays() {
        var outcome = JudgeChunk.judge(
                LoadKind.SUBJECTS,
                List.of(subject(1, ONE, SUM), subject(2, ONE, SUM), subject(3, OTHER, SUM)),
                NOTHING);

        assertThat(outcome.fresh()).extracting(PreparedRow::id).containsExactly(ONE);
        assertThat(codes(outcome)).containsExactly(FaultCode.DUPLICATE, FaultCode.NUMBER_TAKEN);
    }

    @Test
    void a_repeated_row_is_the_same_and_another_one_replaces_it() {
        var stored =
                new ChunkFacts(Map.of(ONE, stored(false)), Map.of(NUMBER, ONE), Set.of(), Map.of(), Map.of(), Map.of());

        assertThat(JudgeChunk.judge(LoadKind.SUBJECTS, List.of(subject(1, ONE, SUM)), stored)
                        .same())
                .hasSize(1);
        assertThat(JudgeChunk.judge(LoadKind.SUBJECTS, List.of(subject(1, ONE, ANOTHER_SUM)), stored)
                        .changed())
                .hasSize(1);
    }

    @Test
    void a_filing_that_was_given_to_an_account_is_never_overwritten() {
        var given =
                new ChunkFacts(Map.of(ONE, stored(true)), Map.of(NUMBER, ONE), Set.of(), Map.of(), Map.of(), Map.of());
        var itsFiling = new ChunkFacts(
                Map.of(), Map.of(), Set.of(), Map.of(OTHER, new StoredFiling(SUM, true)), Map.of(), Map.of());

        assertThat(codes(JudgeChunk.judge(LoadKind.SUBJECTS, List.of(subject(1, ONE, ANOTHER_SUM)), given)))
                .containsExactly(FaultCode.HANDED_OVER);
        assertThat(JudgeChunk.judge(LoadKind.SUBJECTS, List.of(subject(1, ONE, SUM)), given)
                        .same())
                .hasSize(1);
        assertThat(codes(JudgeChunk.judge(LoadKind.SITES, List.of(site(1, ONE, OTHER, SUM)), itsFiling)))
                .containsExactly(FaultCode.HANDED_OVER);
    }

    @Test
    void a_row_that_came_before_with_the_same_content_is_told_from_one_that_differs() {
        var stored = new ChunkFacts(
                Map.of(OTHER, new StoredRow(SUM, null, true, false)), Map.of(), Set.of(), Map.of(), Map.of(), Map.of());

        var outcome = JudgeChunk.judge(
                LoadKind.SUBJECTS,
                List.of(
                        subject(1, ONE, SUM),
                        subject(2, ONE, SUM),
                        subject(3, ONE, ANOTHER_SUM),
                        subject(4, OTHER, SUM),
                        subject(5, OTHER, ANOTHER_SUM)),
                stored);

        assertThat(codes(outcome)).hasSize(4).containsOnly(FaultCode.DUPLICATE);
        assertThat(outcome.repeated()).containsExactlyInAnyOrder(2L, 4L);
    }

    @Test
    void a_site_needs_its_subject_and_the_number_of_it() {
        var known = new ChunkFacts(
                Map.of(), Map.of(), Set.of(), Map.of(OTHER, new StoredFiling(SUM, false)), Map.of(), Map.of());

        assertThat(codes(JudgeChunk.judge(LoadKind.SITES, List.of(site(1, ONE, OTHER, SUM)), NOTHING)))
                .containsExactly(FaultCode.SUBJECT_UNKNOWN);
        assertThat(codes(JudgeChunk.judge(LoadKind.SITES, List.of(site(1, ONE, OTHER, ANOTHER_SUM)), known)))
                .containsExactly(FaultCode.SUBJECT_NUMBER_MISMATCH);
        assertThat(JudgeChunk.judge(LoadKind.SITES, List.of(site(1, ONE, OTHER, SUM)), known)
                        .fresh())
                .hasSize(1);
    }

    @Test
    void a_domain_belongs_to_one_site() {
        var facts = new ChunkFacts(
                Map.of(), Map.of(), Set.of(), Map.of(SUM, new StoredFiling(SUM, false)), Map.of(OTHER, SUM), Map.of());
        var taken = new ChunkFacts(
                Map.of(ONE, new StoredRow(ANOTHER_SUM, UUID.randomUUID(), false, false)),
                Map.of(),
                Set.of(),
                Map.of(SUM, new StoredFiling(SUM, false)),
                Map.of(OTHER, SUM),
                Map.of());

        assertThat(JudgeChunk.judge(LoadKind.DOMAINS, List.of(domain(1)), facts).fresh())
                .hasSize(1);
        assertThat(codes(JudgeChunk.judge(LoadKind.DOMAINS, List.of(domain(1)), taken)))
                .containsExactly(FaultCode.DOMAIN_TAKEN);
        assertThat(codes(JudgeChunk.judge(LoadKind.DOMAINS, List.of(domain(1)), NOTHING)))
                .containsExactly(FaultCode.SITE_UNKNOWN);
    }

    @Test
    void a_site_or_domain_more_than_filing_service_takes_is_set_aside() {
        var filings = Map.of(SUM, new StoredFiling(SUM, false));
        var sites =
                new ChunkFacts(Map.of(), Map.of(), Set.of(), filings, Map.of(), Map.of(SUM, JudgeChunk.MOST_SITES - 1));
        var domains = new ChunkFacts(
                Map.of(), Map.of(), Set.of(), filings, Map.of(OTHER, SUM), Map.of(OTHER, JudgeChunk.MOST_DOMAINS - 1));

        var twoSites = JudgeChunk.judge(
                LoadKind.SITES, List.of(site(1, ONE, SUM, SUM), site(2, UUID.randomUUID(), SUM, SUM)), sites);
        assertThat(twoSites.fresh()).extracting(PreparedRow::id).containsExactly(ONE);
        assertThat(codes(twoSites)).containsExactly(FaultCode.TOO_MANY);

        var twoDomains = JudgeChunk.judge(LoadKind.DOMAINS, List.of(domain(1), domain(2, UUID.randomUUID())), domains);
        assertThat(twoDomains.fresh()).extracting(PreparedRow::id).containsExactly(ONE);
        assertThat(codes(twoDomains)).containsExactly(FaultCode.TOO_MANY);
    }

    @Test
    void a_full_site_takes_the_rows_that_it_has_again() {
        var full = new ChunkFacts(
                Map.of(ONE, new StoredRow(SUM, OTHER, false, false)),
                Map.of(),
                Set.of(),
                Map.of(SUM, new StoredFiling(SUM, false)),
                Map.of(OTHER, SUM),
                Map.of(OTHER, JudgeChunk.MOST_DOMAINS));

        assertThat(JudgeChunk.judge(LoadKind.DOMAINS, List.of(domain(1)), full).same())
                .hasSize(1);
    }

    private static List<FaultCode> codes(JudgeChunk.Outcome outcome) {
        return outcome.aside().stream()
                .map(row -> row.faults().getFirst().code())
                .toList();
    }

    private static StoredRow stored(boolean touched) {
        return new StoredRow(SUM, null, false, touched);
    }

    private static PreparedRow subject(long line, UUID id, UUID checksum) {
        return row(line, id, checksum, List.of(NUMBER), id, null, null);
    }

    private static PreparedRow site(long line, UUID id, UUID filing, UUID number) {
        return row(line, id, SUM, List.of(), filing, null, number);
    }

    private static PreparedRow domain(long line) {
        return domain(line, ONE);
    }

    private static PreparedRow domain(long line, UUID id) {
        return row(line, id, SUM, List.of(), null, OTHER, null);
    }

    private static PreparedRow row(
            long line, UUID id, UUID checksum, List<UniqueKey> keys, UUID filing, UUID site, UUID number) {
        var judged = new JudgedRow(new RawRow(line, new String[0], null), null, List.of());
        return new PreparedRow(judged, id, checksum, keys, null, filing, site, number, new Object[0]);
    }
}
