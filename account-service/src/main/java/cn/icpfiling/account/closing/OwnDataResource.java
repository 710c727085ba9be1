package cn.icpfiling.account.closing;

import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.FreshFactor;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Export and end of the caller's account. */
@Path("/api/v1/accounts/me")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.APPLICANT)
@RunOnVirtualThread
final class OwnDataResource {

    private final ExportOwnData exportOwnData;
    private final CloseAccount closeAccount;

    OwnDataResource(ExportOwnData exportOwnData, CloseAccount closeAccount) {
        this.exportOwnData = exportOwnData;
        this.closeAccount = closeAccount;
    }

    @GET
    @Path("/export")
    @FreshFactor
    public OwnDataExport exportOwnData() {
        return exportOwnData.handle();
    }

    @POST
    @Path("/closure")
    @FreshFactor
    @ResponseStatus(204)
    @APIResponse(responseCode = "204")
    public void closeAccount() {
        closeAccount.handle();
    }
}
