package cn.icpfiling.platform.audit;

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

/**
 * Serves the audit log of a service. Each service extends it by a resource that adds its path. Roles and threads stand at
 * the methods, because no annotation of the subclass reaches them ({@code ResourceCondition} of the test kit).
 */
public abstract class AuditOperations {

    private final ReadAudit audit;

    protected AuditOperations(ReadAudit audit) {
        this.audit = audit;
    }

    @GET
    @Path("/entries")
    @Produces(MediaType.APPLICATION_JSON)
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.AUDITOR)
    @RunOnVirtualThread
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
    @Produces(MediaType.APPLICATION_JSON)
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.AUDITOR)
    @RunOnVirtualThread
    public Page<Anchor> listAnchors(
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) Integer limit) {
        return audit.anchors(cursor, limit);
    }
}
