package cn.icpfiling.inspection.statistics;

import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.export.CsvExport;
import cn.icpfiling.inspection.export.CsvText;
import cn.icpfiling.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.INSPECTOR, Roles.ADMINISTRATOR, Roles.AUDITOR})
@RunOnVirtualThread
final class FindingStatisticsResource {
    private final ReadStatistics read;

    FindingStatisticsResource(ReadStatistics read) {
        this.read = read;
    }

    @GET
    @Path("/finding-statistics")
    public FindingStatistics showFindingStatistics(
            @QueryParam("from") LocalDate from,
            @QueryParam("to") LocalDate to,
            @QueryParam("source") FindingSource source,
            @QueryParam("province") @Pattern(regexp = "^[0-9]{2}$") String province) {
        return read.handle(new ReadStatistics.Wanted(from, to, source, province));
    }

    @GET
    @Path("/finding-statistics.csv")
    @Produces(CsvExport.CSV)
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = CsvExport.CSV, schema = @Schema(implementation = String.class)))
    public Response exportFindingStatistics(
            @QueryParam("from") LocalDate from,
            @QueryParam("to") LocalDate to,
            @QueryParam("source") FindingSource source,
            @QueryParam("province") @Pattern(regexp = "^[0-9]{2}$") String province) {
        var statistics = read.handle(new ReadStatistics.Wanted(from, to, source, province));
        var text = new CsvText(List.of("group", "key", "measure", "findings"));
        add(text, "state", statistics.states());
        add(text, "age", statistics.ages());
        add(text, "reason", statistics.reasons());
        add(text, "source", statistics.sources());
        add(text, "province", statistics.provinces());
        statistics.days().forEach(day -> add(text, day));
        return CsvExport.file("finding-statistics.csv", text).build();
    }

    private static void add(CsvText text, String group, List<StatisticsCount> counts) {
        counts.forEach(count -> {
            text.row(List.of(group, count.key(), "all", count.findings()));
            text.row(List.of(group, count.key(), "open", count.open()));
        });
    }

    private static void add(CsvText text, StatisticsDay day) {
        text.row(List.of("day", day.day(), "opened", day.opened()));
        text.row(List.of("day", day.day(), "reopened", day.reopened()));
        text.row(List.of("day", day.day(), "cured", day.cured()));
        text.row(List.of("day", day.day(), "dismissed", day.dismissed()));
        text.row(List.of("day", day.day(), "overdue", day.overdue()));
        text.row(List.of("day", day.day(), "ended", day.ended()));
    }
}
