package cn.icpfiling.verification.lists;

import cn.icpfiling.platform.security.Right;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.MemberRight;
import cn.icpfiling.platform.web.Scope;
import cn.icpfiling.platform.web.problem.Language;
import cn.icpfiling.verification.core.rules.ApprovalStatus;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("/api/v1")
@RolesAllowed({
    Roles.APPLICANT,
    Roles.PARTNER,
    Roles.REVIEWER,
    Roles.INSPECTOR,
    Roles.SUPPORT,
    Roles.AUDITOR,
    Roles.ADMINISTRATOR
})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
final class ApprovedListsResource {

    private final ListApprovedTlds tlds;
    private final ListApprovedRegistrars registrars;
    private final ExplainApproval explain;

    ApprovedListsResource(ListApprovedTlds tlds, ListApprovedRegistrars registrars, ExplainApproval explain) {
        this.tlds = tlds;
        this.registrars = registrars;
        this.explain = explain;
    }

    @GET
    @Path("/approved-tlds")
    @Scope(Scopes.DOMAINS_READ)
    @Operation(operationId = "listApprovedTlds")
    @MemberRight(Right.VIEW)
    public ApprovedTldPage tlds(
            @QueryParam("on") LocalDate on,
            @QueryParam("status") ApprovalStatus status,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) int limit) {
        return tlds.handle(on, status, cursor, limit);
    }

    @GET
    @Path("/approved-registrars")
    @Scope(Scopes.DOMAINS_READ)
    @Operation(operationId = "listApprovedRegistrars")
    @MemberRight(Right.VIEW)
    public ApprovedRegistrarPage registrars(
            @QueryParam("on") LocalDate on,
            @QueryParam("cursor") @Size(max = 512) String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) int limit) {
        return registrars.handle(on, cursor, limit);
    }

    @GET
    @Path("/approved-tlds/{tld}")
    @Scope(Scopes.DOMAINS_READ)
    @Operation(operationId = "explainTld")
    @MemberRight(Right.VIEW)
    public TldExplanation explainTld(
            @PathParam("tld") @Size(max = 63) String tld,
            @QueryParam("on") LocalDate on,
            @Context HttpHeaders headers) {
        return explain.tld(tld, on, language(headers));
    }

    @GET
    @Path("/approved-registrars/{registrar}")
    @Scope(Scopes.DOMAINS_READ)
    @Operation(operationId = "explainRegistrar")
    @MemberRight(Right.VIEW)
    public RegistrarExplanation explainRegistrar(
            @PathParam("registrar") @Size(max = 200) String registrar,
            @QueryParam("on") LocalDate on,
            @Context HttpHeaders headers) {
        return explain.registrar(registrar, on, language(headers));
    }

    private static Locale language(HttpHeaders headers) {
        return Language.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
