package cn.icpfiling.filing.audit;

import cn.icpfiling.platform.audit.AuditQuestion;
import cn.icpfiling.platform.audit.AuditTrail;
import cn.icpfiling.platform.audit.LookIntoAudit;
import cn.icpfiling.platform.auditchain.Anchor;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.OffsetDateTime;
import java.util.UUID;

/** The platform's audit operations, at this service's address. */
@Path("/api/v1/audit/filing")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.AUDITOR)
@RunOnVirtualThread
final class AuditResource {

    private final LookIntoAudit audit;

    AuditResource(LookIntoAudit audit) {
        this.audit = audit;
    }

    @GET
    @Path("/entries")
    public Page<AuditTrail.Told> listEntries(
            @QueryParam("objectId") UUID objectId,
            @QueryParam("account") UUID account,
            @QueryParam("act") @Size(max = 80) @Pattern(regexp = AuditQuestion.ACT) String act,
            @QueryParam("from") OffsetDateTime from,
            @QueryParam("until") OffsetDateTime until,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return audit.entries(new AuditQuestion(objectId, account, act, from, until), cursor, limit);
    }

    @GET
    @Path("/anchors")
    public Page<Anchor> listAnchors(
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return audit.anchors(cursor, limit);
    }
}
