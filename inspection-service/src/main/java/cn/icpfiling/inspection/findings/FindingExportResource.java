package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.core.findings.FindingState;
import cn.icpfiling.inspection.export.CsvExport;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

@Path("/api/v1/findings.csv")
@Produces(CsvExport.CSV)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.INSPECTOR)
@RunOnVirtualThread
final class FindingExportResource {
    private static final List<String> COLUMNS = List.of(
            "findingId",
            "source",
            "reason",
            "message",
            "subjectId",
            "serviceId",
            "serviceNumber",
            "domain",
            "holder",
            "province",
            "state",
            "openedAt",
            "notifiedAt",
            "dueOn",
            "daysLeft",
            "dayKind",
            "consequence");

    private final ReadFindings read;

    FindingExportResource(ReadFindings read) {
        this.read = read;
    }

    @GET
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = CsvExport.CSV, schema = @Schema(implementation = String.class)))
    public Response exportFindings(
            @QueryParam("subjectId") UUID subjectId,
            @QueryParam("state") FindingState state,
            @QueryParam("source") FindingSource source,
            @QueryParam("reason") @Size(max = 64) String reason,
            @QueryParam("province") @Pattern(regexp = "^[0-9]{2}$") String province,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @Context UriInfo uri) {
        var wanted = new ReadFindings.Wanted(null, subjectId, state, source, reason, province, null);
        return CsvExport.of(
                "findings.csv",
                COLUMNS,
                uri,
                cursor,
                next -> read.page(wanted, next, Page.MAX_LIMIT),
                FindingExportResource::cells);
    }

    private static List<Object> cells(FindingView finding) {
        return Arrays.asList(
                finding.findingId(),
                finding.source(),
                finding.reason(),
                finding.message(),
                finding.subjectId(),
                finding.serviceId(),
                finding.serviceNumber(),
                finding.domain(),
                finding.holder(),
                finding.province(),
                finding.state(),
                finding.openedAt(),
                finding.notifiedAt(),
                finding.dueOn(),
                finding.daysLeft(),
                finding.dayKind(),
                finding.consequence());
    }
}
