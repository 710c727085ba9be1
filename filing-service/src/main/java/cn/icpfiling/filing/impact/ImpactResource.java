package cn.icpfiling.filing.impact;

import cn.icpfiling.filing.acting.OnBehalfOf;
import cn.icpfiling.filing.core.FiledAct;
import cn.icpfiling.platform.security.Right;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.MemberRight;
import cn.icpfiling.platform.web.Scope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.APPLICANT, Roles.PARTNER, Roles.SUPPORT})
@RunOnVirtualThread
final class ImpactResource {

    private final ShowImpact showImpact;

    ImpactResource(ShowImpact showImpact) {
        this.showImpact = showImpact;
    }

    /** The irreversible acts on a service. */
    @Schema(name = "IrreversibleServiceAct")
    enum OfService {
        CANCEL_ACCESS(FiledAct.CANCEL_ACCESS),
        DEREGISTER_SERVICE(FiledAct.DEREGISTER_SERVICE);

        private final FiledAct meant;

        OfService(FiledAct meant) {
            this.meant = meant;
        }
    }

    /** The irreversible acts on a subject. */
    @Schema(name = "IrreversibleSubjectAct")
    enum OfSubject {
        DEREGISTER_SUBJECT
    }

    @GET
    @Path("/services/{id}/impact")
    @Scope(Scopes.FILINGS_READ)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @MemberRight(Right.VIEW)
    public ImpactView showServiceImpact(@PathParam("id") UUID id, @QueryParam("act") @NotNull OfService act) {
        return showImpact.ofService(id, act.meant);
    }

    @GET
    @Path("/subjects/{id}/impact")
    @Scope(Scopes.FILINGS_READ)
    @Parameter(name = OnBehalfOf.PARAMETER, in = ParameterIn.QUERY, schema = @Schema(implementation = UUID.class))
    @MemberRight(value = Right.VIEW, ofAllServices = true)
    public ImpactView showSubjectImpact(@PathParam("id") UUID id, @QueryParam("act") @NotNull OfSubject act) {
        return showImpact.ofSubject(id);
    }
}
