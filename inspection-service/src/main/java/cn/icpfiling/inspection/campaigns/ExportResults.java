package cn.icpfiling.inspection.campaigns;

import cn.icpfiling.inspection.core.campaigns.Campaign;
import cn.icpfiling.inspection.core.campaigns.CheckKind;
import cn.icpfiling.inspection.core.campaigns.CheckState;
import cn.icpfiling.inspection.export.CsvText;
import cn.icpfiling.inspection.store.CampaignResultTable;
import cn.icpfiling.inspection.store.CampaignResultTable.Filter;
import cn.icpfiling.inspection.store.CampaignResultTable.Result;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.transfer.Download;
import cn.icpfiling.platform.web.transfer.Transfers;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Exports results as CSV, read page by page while the file is sent. An export that would be too long
 * is refused before its first byte.
 */
@ApplicationScoped
class ExportResults {

    private static final int MOST_LINES = 100_000;
    private static final int LINES_A_PAGE = 1_000;
    private static final int BYTES_A_PAGE = 2 << 20;
    private static final String HEADER = CsvText.head(List.of(
            "serviceId",
            "subjectId",
            "serviceNumber",
            "check",
            "state",
            "reasons",
            "evidence",
            "byPerson",
            "checkedAt",
            "knownFindings"));

    private final ReadCampaigns campaigns;
    private final CampaignResultTable results;
    private final Transfers transfers;
    private final CurrentActor actor;

    ExportResults(ReadCampaigns campaigns, CampaignResultTable results, Transfers transfers, CurrentActor actor) {
        this.campaigns = campaigns;
        this.results = results;
        this.transfers = transfers;
        this.actor = actor;
    }

    Download handle(UUID id, CheckKind check, CheckState state) {
        var campaign = campaigns.require(id);
        if (lines(campaign, check, state) > MOST_LINES) {
            throw ProblemException.broken(
                    List.of(Violation.of("/query/check", CampaignFault.EXPORT_TOO_LONG.name(), null, MOST_LINES)));
        }
        var header = new ByteArrayInputStream(HEADER.getBytes(StandardCharsets.UTF_8));
        var file = new SequenceInputStream(header, new SequenceInputStream(new Pages(new Filter(id, check, state))));
        return transfers.download(actor.caller(), BYTES_A_PAGE).of(file);
    }

    private long lines(Campaign campaign, CheckKind check, CheckState state) {
        var counts = results.counts(campaign.id());
        return campaign.checks().stream()
                .filter(one -> check == null || check == one)
                .flatMap(one -> Arrays.stream(CheckState.values())
                        .filter(each -> state == null || state == each)
                        .map(each -> (long) counts.of(one, each)))
                .mapToLong(Long::longValue)
                .sum();
    }

    /** The lines of one page after the other; memory holds one. */
    private final class Pages implements Enumeration<InputStream> {

        private final Filter filter;
        private List<Result> page;

        Pages(Filter filter) {
            this.filter = filter;
            this.page = results.page(filter, null, null, LINES_A_PAGE);
        }

        @Override
        public boolean hasMoreElements() {
            return !page.isEmpty();
        }

        @Override
        public InputStream nextElement() {
            if (page.isEmpty()) {
                throw new NoSuchElementException();
            }
            var last = page.getLast();
            var text = page.stream().map(ExportResults::line).collect(Collectors.joining());
            page = page.size() < LINES_A_PAGE
                    ? List.of()
                    : results.page(filter, last.serviceId(), last.check().name(), LINES_A_PAGE);
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String line(Result result) {
        return CsvText.line(List.of(
                result.serviceId(),
                result.subjectId(),
                result.serviceNumber(),
                result.check(),
                result.state(),
                String.join(" ", result.reasons()),
                result.evidence(),
                result.byPerson(),
                result.checkedAt(),
                result.known().stream().map(UUID::toString).collect(Collectors.joining(" "))));
    }
}
