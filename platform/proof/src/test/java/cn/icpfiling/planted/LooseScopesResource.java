package cn.icpfiling.planted;

import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.web.Scope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Lets partners in whose token was issued for something else. */
@Path("/loose-scopes")
@RolesAllowed({Roles.APPLICANT, Roles.PARTNER})
@RunOnVirtualThread
final class LooseScopesResource {
    @GET
    @Path("/unsaid")
    public String unsaid() {
        return "";
    }

    @GET
    @Path("/made-up")
    @Scope("filings:shred")
    public String madeUp() {
        return "";
    }

    @GET
    @Path("/of-nobody")
    @RolesAllowed(Roles.APPLICANT)
    @Scope(Scopes.FILINGS_READ)
    public String ofNobody() {
        return "";
    }
}
